package dev.concordat.provider;

import au.com.dius.pact.core.matchers.generators.DefaultResponseGenerator;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.generators.GeneratorTestMode;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.outcome.Mismatch;
import dev.concordat.provider.internal.compare.FailureText.Evidence;
import dev.concordat.provider.internal.compare.ResponseComparison;
import dev.concordat.provider.internal.replay.Answer;
import dev.concordat.provider.internal.replay.ProviderClient;
import dev.concordat.provider.internal.replay.Transcript;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;

/**
 * Sends an interaction's request to the provider and compares the answer.
 *
 * @param run of which it is a part
 * @param values what the states gave
 */
record HttpReplay(ContractRun run, InjectedValues values) {

    private static final ProviderClient CLIENT = new ProviderClient();

    Comparison replay(URI target) {
        V4Interaction.SynchronousHttp interaction =
                (V4Interaction.SynchronousHttp) values.contractCase().interaction();
        values.check(interaction.getRequest().getGenerators());
        IRequest asked = interaction.getRequest().generatedRequest(values.context(), GeneratorTestMode.Provider);
        HttpRequest request = ProviderClient.request(target, asked, run.timeout());
        Answer answer = send(request);
        List<Mismatch> mismatches =
                ResponseComparison.compare(values.contractCase().pact().pact(), expected(interaction), answer);
        List<Evidence> evidence = mismatches.isEmpty()
                ? List.of()
                : List.of(
                        new Evidence("Request", Transcript.of(request, asked.getBody())),
                        new Evidence("Answer", Transcript.of(answer)));
        return new Comparison(run, values.contractCase(), mismatches, evidence);
    }

    /** A pact may expect values from the provider's state in the answer as well. */
    private SynchronousRequestResponse expected(V4Interaction.SynchronousHttp interaction) {
        if (interaction.getResponse().getGenerators().isEmpty()) {
            return interaction;
        }
        values.check(interaction.getResponse().getGenerators());
        HttpResponse response = (HttpResponse) DefaultResponseGenerator.INSTANCE.generateResponse(
                interaction.getResponse(), values.context(), GeneratorTestMode.Provider, List.of(), Map.of());
        return new V4Interaction.SynchronousHttp(
                interaction.getDescription(), interaction.getProviderStates(), interaction.getRequest(), response);
    }

    private Answer send(HttpRequest request) {
        if (run.silence().isEnough()) {
            throw new ConcordatException(new Problem(
                    "The provider '" + run.provider() + "' was not asked " + request.method() + " " + request.uri()
                            + ": it left the last " + Silence.ENOUGH + " requests without an answer.",
                    values.contractCase().where(),
                    "look at the first of them."));
        }
        try {
            Answer answer = CLIENT.send(request);
            run.silence().broken();
            return answer;
        } catch (HttpTimeoutException e) {
            run.silence().lasted();
            throw unanswered(
                    request,
                    "nothing came within " + run.timeout().toSeconds() + " s",
                    "look into the provider's log, or allow more by @ProviderContract(timeoutSeconds = ...).",
                    e);
        } catch (ConnectException e) {
            throw unanswered(
                    request,
                    "nothing listens there",
                    "let the provider be started before its interactions are verified, and at that address.",
                    e);
        } catch (IOException e) {
            throw unanswered(
                    request, "the connection broke (" + e + ")", "look into the provider's log for the reason.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(request, "the test was interrupted", "run it again.", e);
        }
    }

    private ConcordatException unanswered(HttpRequest request, String reason, String fix, Exception cause) {
        return new ConcordatException(
                new Problem(
                        "The provider '" + run.provider() + "' did not answer " + request.method() + " " + request.uri()
                                + ": " + reason + ".",
                        values.contractCase().where(),
                        fix),
                cause);
    }
}
