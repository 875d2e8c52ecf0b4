package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that went wrong about one interaction: none of it hides the rest. */
final class Faults {

    private final List<Throwable> all = new ArrayList<>();
    private @Nullable Comparison mismatched;
    private boolean unknown;
    private @Nullable Throwable failure;

    /** Something to be done for the interaction. */
    interface Step {
        void take() throws Exception;
    }

    /** Takes a step, and remembers what it throws. */
    boolean collect(Step step) {
        try {
            step.take();
            return true;
        } catch (Exception | Error e) {
            all.add(e);
            failure = null;
            return false;
        }
    }

    /** The same for a step without which nothing is known of the interaction, whatever the comparison said. */
    boolean require(Step step) {
        boolean taken = collect(step);
        unknown |= !taken;
        return taken;
    }

    /** What the comparison came to. */
    void compared(Comparison comparison) {
        if (!comparison.mismatches().isEmpty()) {
            mismatched = comparison;
            failure = null;
        }
    }

    Status status() {
        if (mismatched != null && !unknown) {
            return Status.FAILED;
        }
        return all.isEmpty() && mismatched == null ? Status.VERIFIED : Status.ERROR;
    }

    /** What differed; nothing where nothing is known. */
    List<Mismatch> mismatches() {
        return mismatched == null || unknown ? List.of() : mismatched.mismatches();
    }

    /** What went wrong beside the comparison; empty text where nothing did. */
    String error() {
        return all.stream().map(Faults::text).collect(Collectors.joining("\n"));
    }

    /** An exception of ours tells everything in its message; of another one the type matters, and what began it. */
    static String text(Throwable thrown) {
        if (thrown instanceof ConcordatException) {
            return String.valueOf(thrown.getMessage());
        }
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == thrown ? thrown.toString() : thrown + "\nCaused by: " + root;
    }

    /** All of them so far as one; nothing where all is well. */
    @Nullable Throwable failure() {
        if (failure == null) {
            failure = together();
        }
        return failure;
    }

    /** Throws them, as one, if there are any. */
    void rethrow() {
        Throwable together = failure();
        if (together instanceof RuntimeException e) {
            throw e;
        }
        if (together instanceof Error e) {
            throw e;
        }
        if (together != null) {
            throw new IllegalStateException(together);
        }
    }

    private @Nullable Throwable together() {
        Comparison comparison = mismatched;
        if (comparison != null) {
            AssertionError failure = new AssertionError(comparison.failure() + (all.isEmpty() ? "" : "\n\n" + error()));
            all.forEach(failure::addSuppressed);
            return failure;
        }
        if (all.size() > 1 && all.stream().allMatch(ConcordatException.class::isInstance)) {
            List<Problem> problems = all.stream()
                    .flatMap(fault -> ((ConcordatException) fault).problems().stream())
                    .toList();
            return new ConcordatException(problems, all.get(0));
        }
        if (all.isEmpty()) {
            return null;
        }
        all.subList(1, all.size()).forEach(all.get(0)::addSuppressed);
        return all.get(0);
    }
}
