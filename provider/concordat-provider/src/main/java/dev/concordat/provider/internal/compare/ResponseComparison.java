package dev.concordat.provider.internal.compare;

import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.Response;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.core.support.json.JsonException;
import dev.concordat.outcome.Mismatch;
import dev.concordat.provider.internal.replay.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Compares a provider's answer with the response that a pact expects, by Pact's own matchers. */
public final class ResponseComparison {

    private ResponseComparison() {}

    /**
     * What differs; nothing where the provider does what the pact says. What the answer has beyond the pact does not
     * differ.
     */
    public static List<Mismatch> compare(Pact pact, SynchronousRequestResponse expected, Answer answer) {
        if (expected.getResponse().getBody().isPresent() && !answer.body().isPresent()) {
            return withoutBody(pact, expected, answer);
        }
        return matched(pact, expected, answer);
    }

    private static List<Mismatch> matched(Pact pact, SynchronousRequestResponse expected, Answer answer) {
        Response actual = new Response(answer.status(), answer.headers(), answer.body());
        try {
            List<? extends au.com.dius.pact.core.matchers.Mismatch> found =
                    ResponseMatchers.mismatches(pact, expected, actual);
            return found.isEmpty()
                    ? List.of()
                    : new Mismatches(expected.getResponse().getMatchingRules()).from(found);
        } catch (JsonException e) {
            return List.of(notJson(expected.getResponse().getBody(), answer.body(), e));
        }
    }

    /** Pact's JSON matcher would say that an empty body was expected, where the opposite is the case. */
    private static List<Mismatch> withoutBody(Pact pact, SynchronousRequestResponse expected, Answer answer) {
        String text = "Expected a body, but the answer has none";
        Mismatch none = new Mismatch(
                "body", "$", Values.text(expected.getResponse().getBody().unwrap()), Values.MISSING, "equality", text);
        List<Mismatch> rest = matched(pact, expected, answer).stream()
                .filter(mismatch -> !mismatch.part().equals("body"))
                .toList();
        return Stream.concat(rest.stream(), Stream.of(none)).toList();
    }

    static Mismatch notJson(OptionalBody expected, OptionalBody actual, JsonException e) {
        return new Mismatch(
                "body",
                "$",
                Values.text(expected.orEmpty()),
                Values.text(actual.orEmpty()),
                "JSON",
                "Not JSON: " + e.getMessage());
    }
}
