package dev.concordat.broker.internal.matrix;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether versions can be deployed, for other parts of the broker. */
public final class CanIDeploy {

    private final Matrix matrix;

    /** Answers from a database. */
    public CanIDeploy(JdbcClient jdbc) {
        this.matrix = new Matrix(jdbc);
    }

    /** A version, to an environment; empty where there is no such version. */
    public Optional<Deployability> version(String pacticipant, String number, String environment) {
        return ask(new Selector(pacticipant, Criteria.version(number)), Criteria.in(environment));
    }

    /** The latest version with a tag, to where another tag stands for; empty where there is no such version. */
    public Optional<Deployability> latestTagged(String pacticipant, String tag, String to) {
        return ask(new Selector(pacticipant, Criteria.latestTagged(tag)), Criteria.latestTagged(to));
    }

    /** The latest version of a branch, to an environment; empty where there is no such version. */
    public Optional<Deployability> latestOfBranch(String pacticipant, String branch, String environment) {
        return ask(new Selector(pacticipant, Criteria.latestOf(branch)), Criteria.in(environment));
    }

    /** The latest version of the main branch, beside everybody else's; empty where there is no such version. */
    public Optional<Deployability> mainBranch(String pacticipant) {
        return ask(new Selector(pacticipant, Criteria.latestOfMainBranch()), Criteria.latestOfMainBranch());
    }

    private Optional<Deployability> ask(Selector selector, Criteria destination) {
        if (matrix.isMissing(selector)) {
            return Optional.empty();
        }
        MatrixQuery query = new MatrixQuery(List.of(selector), destination, List.of(), Narrowing.by(LatestBy.CVP));
        Verdict verdict = Verdict.of(matrix.find(query));
        return Optional.of(Deployability.of(verdict, new Notices(matrix.parties()).of(verdict)));
    }
}
