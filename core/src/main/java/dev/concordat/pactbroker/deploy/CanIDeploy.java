package dev.concordat.pactbroker.deploy;

import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.HalDocument;
import dev.concordat.pactbroker.deploy.Cell.Result;
import dev.concordat.pactbroker.deploy.DeployAnswer.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Asks a broker whether versions can be deployed. */
public final class CanIDeploy {

    private static final int BAD_REQUEST = 400;

    private final BrokerClient broker;
    private final BrokerNames names;

    /** Asks this broker. */
    public CanIDeploy(BrokerClient broker) {
        this.broker = broker;
        this.names = new BrokerNames(broker);
    }

    /**
     * Asks once.
     *
     * @throws ConcordatException if the broker cannot be asked, or knows no such pacticipant, version or environment;
     *     then with the nearest name
     */
    public DeployAnswer ask(DeployQuestion question) {
        HalDocument matrix;
        try {
            matrix = broker.get(address(question));
        } catch (BrokerException e) {
            if (e.status() == BAD_REQUEST) {
                checkNames(question);
            }
            throw e;
        }
        List<HalDocument> rows = matrix.documents("matrix");
        Verdict verdict = verdict(matrix);
        if (rows.isEmpty() && verdict != Verdict.YES) {
            checkNames(question);
        }
        return new DeployAnswer(question, verdict, reasons(matrix), new MatrixCells(question, names).cells(rows));
    }

    /**
     * Asks again while results are missing: verifications may be running.
     *
     * @param times how often again at most; 0 asks once
     * @param interval how long to wait before
     * @param waiting is told of each answer that is waited after
     */
    public DeployAnswer ask(DeployQuestion question, int times, Duration interval, Consumer<DeployAnswer> waiting)
            throws InterruptedException {
        DeployAnswer answer = ask(question);
        for (int again = 0; again < times && answer.verdict() == Verdict.UNKNOWN; again++) {
            waiting.accept(answer);
            Thread.sleep(interval.toMillis());
            answer = ask(question);
        }
        return answer;
    }

    /** The index has no link to the matrix; the official client, too, takes it to be there. */
    private URI address(DeployQuestion question) {
        broker.index();
        return URI.create(broker.settings().url().toString().replaceFirst("/+$", "") + "/matrix?" + question.query());
    }

    private void checkNames(DeployQuestion question) {
        for (VersionSelector version : question.versions()) {
            names.pacticipant(version.pacticipant());
            if (version.kind() == VersionSelector.Kind.NUMBER) {
                names.version(version.pacticipant(), String.valueOf(version.value()));
            }
        }
        if (question.destination().kind() == Destination.Kind.ENVIRONMENT) {
            names.environment(question.destination().name());
        }
    }

    private static Verdict verdict(HalDocument matrix) {
        JsonValue deployable = matrix.body().get("summary") instanceof JsonValue.Object summary
                ? summary.get("deployable")
                : JsonValue.Null.INSTANCE;
        if (!deployable.isBoolean()) {
            return Verdict.UNKNOWN;
        }
        return Boolean.TRUE.equals(deployable.asBoolean()) ? Verdict.YES : Verdict.NO;
    }

    private static List<String> reasons(HalDocument matrix) {
        List<String> notices = matrix.documents("notices").stream()
                .flatMap(notice -> notice.text("text").stream())
                .toList();
        if (!notices.isEmpty()) {
            return notices;
        }
        return matrix.documents("summary").stream()
                .flatMap(summary -> summary.text("reason").stream())
                .flatMap(String::lines)
                .toList();
    }

    static Result result(HalDocument row) {
        if (isTrue(row.body().get("ignored"))) {
            return Result.IGNORED;
        }
        return row.documents("verificationResult").stream()
                .findFirst()
                .map(result -> isTrue(result.body().get("success")) ? Result.VERIFIED : Result.FAILED)
                .orElse(Result.UNKNOWN);
    }

    private static boolean isTrue(JsonValue value) {
        return value.isBoolean() && Boolean.TRUE.equals(value.asBoolean());
    }
}
