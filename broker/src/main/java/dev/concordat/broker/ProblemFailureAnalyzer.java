package dev.concordat.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a fault of ours as what it is when a start fails of it. */
class ProblemFailureAnalyzer extends AbstractFailureAnalyzer<ConcordatException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConcordatException cause) {
        return new FailureAnalysis(
                cause.problems().stream()
                        .map(problem -> problem.what() + "\n  Where: " + problem.where())
                        .collect(Collectors.joining("\n")),
                cause.problems().stream().map(Problem::fix).distinct().collect(Collectors.joining("\n")),
                cause);
    }
}
