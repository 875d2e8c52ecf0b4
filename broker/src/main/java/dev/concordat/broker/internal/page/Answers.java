package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.matrix.CanIDeploy;
import dev.concordat.broker.internal.matrix.Deployability;
import dev.concordat.broker.internal.matrix.Deployability.Cell;
import dev.concordat.broker.internal.pacticipant.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a version may go to each environment: the answer of the matrix, with what would help. */
record Answers(Visit visit, Version version) {

    List<Answer> of(CanIDeploy canIDeploy, List<String> environments) {
        return environments.stream()
                .map(environment ->
                        answer(environment, canIDeploy.version(version.pacticipant(), version.number(), environment)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Answer> answer(String environment, Optional<Deployability> found) {
        return found.map(deployability -> {
            Boolean deployable = deployability.deployable();
            Verdict verdict =
                    deployable == null ? Verdict.UNKNOWN : deployable.booleanValue() ? Verdict.YES : Verdict.NO;
            return new Answer(
                    environment,
                    verdict.key,
                    verdict.label,
                    verdict.mark,
                    deployability.reasons(),
                    fixes(environment, deployability));
        });
    }

    private List<Fix> fixes(String environment, Deployability deployability) {
        List<Fix> fixes = new ArrayList<>();
        for (Cell cell : deployability.cells()) {
            if (!cell.ignored() && !Boolean.TRUE.equals(cell.success())) {
                Ref matrix = new Ref(
                        "Matrix of " + cell.consumer() + " and " + cell.provider(),
                        visit.to().matrix(cell.consumer(), cell.provider()));
                fixes.add(new Fix(fix(environment, cell), matrix));
            }
        }
        return fixes;
    }

    private String fix(String environment, Cell cell) {
        String pact = "the pact of " + cell.consumer() + " " + cell.consumerVersion();
        String provider = cell.provider() + " " + cell.providerVersion();
        if (cell.success() != null) {
            return "Change one of them so that " + provider + " fulfils " + pact + ", or deploy another version.";
        }
        return cell.providerVersion() == null
                ? "Deploy a version of " + cell.provider() + " that fulfils " + pact + " to " + environment
                        + " first, and record that."
                : "Verify " + pact + " with " + provider + ", and publish the result.";
    }

    /** How sure it is. */
    private enum Verdict {
        YES("yes", "Can be deployed", Status.VERIFIED),
        NO("no", "Cannot be deployed", Status.FAILED),
        UNKNOWN("unknown", "Cannot be deployed yet", Status.NEVER);

        private final String key;
        private final String label;
        private final String mark;

        Verdict(String key, String label, Status like) {
            this.key = key;
            this.label = label;
            this.mark = like.mark();
        }
    }

    /**
     * The answer for one environment.
     *
     * @param environment which
     * @param answer {@code yes}, {@code no} or {@code unknown}
     * @param label in words
     * @param mark the path of its mark
     * @param reasons why
     * @param fixes for each cell that stands in the way
     */
    record Answer(
            String environment, String answer, String label, String mark, List<String> reasons, List<Fix> fixes) {}

    /** What would help, and where the pair's versions are seen. */
    record Fix(String what, @Nullable Ref matrix) {}
}
