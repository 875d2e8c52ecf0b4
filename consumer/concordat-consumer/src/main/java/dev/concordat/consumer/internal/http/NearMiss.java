package dev.concordat.consumer.internal.http;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.V4Pact;
import dev.concordat.Problem;
import dev.concordat.consumer.internal.http.Exchange.Candidate;
import java.util.List;
import java.util.stream.Collectors;

/** A request that no interaction matches, beside the one that comes nearest. */
record NearMiss(V4Pact pact, HttpRequest request, List<Candidate> candidates) {

    NearMiss {
        candidates = List.copyOf(candidates);
    }

    /** {@code candidates} are in the order of their nearness. */
    Problem problem(String test) {
        return new Problem(
                what(), test, "let the client send what is expected, or describe an interaction for what it sends.");
    }

    private String what() {
        String sent = "'" + pact.getConsumer().getName() + "' sent a request to '"
                + pact.getProvider().getName() + "' that no interaction matches: " + line(request) + ".";
        if (candidates.isEmpty()) {
            return sent + " The test describes none.";
        }
        Candidate nearest = candidates.get(0);
        return sent + "\nThe nearest is '" + nearest.expectation().description()
                + "'; expected left, actual right, lines that differ have '" + SideBySide.MARK + "' between:\n\n"
                + SideBySide.print(RequestDifference.of(nearest.expectation().request(), request, nearest.result()))
                + others();
    }

    private String others() {
        if (candidates.size() == 1) {
            return "";
        }
        return "\nAlso described: "
                + candidates.stream()
                        .skip(1)
                        .map(candidate -> "'" + candidate.expectation().description() + "' ("
                                + line(candidate.expectation().request()) + ")")
                        .collect(Collectors.joining(", "))
                + "\n";
    }

    private static String line(HttpRequest request) {
        return request.getMethod() + " " + request.getPath();
    }
}
