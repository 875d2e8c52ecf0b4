package dev.concordat.provider;

import au.com.dius.pact.core.matchers.generators.DefaultResponseGenerator;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.generators.GeneratorTestMode;
import au.com.dius.pact.core.model.v4.MessageContents;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.outcome.Mismatch;
import dev.concordat.provider.internal.compare.FailureText.Evidence;
import dev.concordat.provider.internal.compare.MessageComparison;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has a message produced and compares it.
 *
 * @param run of which it is a part
 * @param values what the states gave
 */
record MessageReplay(ContractRun run, InjectedValues values) {

    Comparison replay(List<Object> testInstances) {
        ContractCase contractCase = values.contractCase();
        MessageContents expected = expected((V4Interaction.AsynchronousMessage) contractCase.interaction());
        ProviderMessage message = produced(testInstances);
        List<Mismatch> mismatches = MessageComparison.compare(expected, message.content(), message.metadata());
        List<Evidence> evidence =
                mismatches.isEmpty() ? List.of() : List.of(new Evidence("Message", text(expected, message)));
        return new Comparison(run, contractCase, mismatches, evidence);
    }

    private MessageContents expected(V4Interaction.AsynchronousMessage interaction) {
        MessageContents contents = interaction.getContents();
        if (contents.getGenerators().isEmpty()) {
            return contents;
        }
        values.check(contents.getGenerators());
        return DefaultResponseGenerator.INSTANCE.generateContents(
                contents, values.context(), GeneratorTestMode.Provider, List.of(), Map.of(), false);
    }

    private ProviderMessage produced(List<Object> testInstances) {
        String description = values.contractCase().description();
        try {
            return run.world().producers().produce(description, testInstances, values.values());
        } catch (ConcordatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ConcordatException(
                    new Problem(
                            "The producer of the message '" + description + "' failed: " + e,
                            values.contractCase().where(),
                            "mend it; nothing is known of the message until then."),
                    e);
        }
    }

    private static String text(MessageContents expected, ProviderMessage message) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(message.metadata())
                .forEach((key, value) ->
                        text.append(key).append(": ").append(value).append('\n'));
        OptionalBody content = OptionalBody.body(message.content(), expected.getContentType());
        boolean binary = expected.getContentType().isBinaryType();
        text.append('\n')
                .append(
                        binary
                                ? "(" + message.content().length + " bytes)"
                                : new String(content.orEmpty(), StandardCharsets.UTF_8));
        return text.toString().strip();
    }
}
