package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.http.Call;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The answers of {@code /matrix} as machines get them, for whoever shows them to people. */
public final class MatrixAnswers {

    private final Function<Call, JsonNode> answers;

    MatrixAnswers(Function<Call, JsonNode> answers) {
        this.answers = answers;
    }

    /**
     * The answer to the question in a call's query.
     *
     * @throws dev.concordat.broker.internal.http.Refusal where the question is none
     */
    public JsonNode of(Call call) {
        return answers.apply(call);
    }
}
