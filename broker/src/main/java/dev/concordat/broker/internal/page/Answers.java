package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.page.Verdicts.Cell;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version may go to an environment.
 *
 * @param environment the environment
 * @param answer {@code yes}, {@code no} or {@code unknown}
 * @param label in words
 * @param mark the path of the answer's mark
 * @param reasons the cells that stand in the way, or one line that says what it rests on
 */
record Answers(String environment, String answer, String label, String mark, List<Reason> reasons) {

    static List<Answers> of(Visit visit, Version version, List<String> environments, List<Cell> cells) {
        return environments.stream()
                .map(environment -> of(
                        visit,
                        version,
                        environment,
                        cells.stream()
                                .filter(cell -> cell.environment().equals(environment))
                                .toList()))
                .toList();
    }

    private static Answers of(Visit visit, Version version, String environment, List<Cell> cells) {
        List<Cell> failed = cells.stream()
                .filter(cell -> Boolean.FALSE.equals(cell.success()))
                .toList();
        List<Cell> missing =
                cells.stream().filter(cell -> cell.success() == null).toList();
        List<Reason> reasons = Stream.concat(failed.stream(), missing.stream())
                .map(cell -> Reason.of(visit, version, cell))
                .toList();
        if (!failed.isEmpty()) {
            return new Answers(environment, "no", "Cannot be deployed", Status.FAILED.mark(), reasons);
        }
        if (!missing.isEmpty()) {
            return new Answers(environment, "unknown", "Cannot be deployed yet", Status.NEVER.mark(), reasons);
        }
        String rests = cells.isEmpty()
                ? "Nothing there depends on it, nor it on anything there."
                : cells.size() == 1
                        ? "The one result it takes is good."
                        : "All " + cells.size() + " results it takes are good.";
        return new Answers(
                environment, "yes", "Can be deployed", Status.VERIFIED.mark(), List.of(new Reason(rests, null, null)));
    }

    /**
     * Why, and what would help.
     *
     * @param what the fact
     * @param matrix the pair, where it is about one
     * @param fix what to do, where anything can be done
     */
    record Reason(
            String what, @Nullable Ref matrix, @Nullable String fix) {

        static Reason of(Visit visit, Version version, Cell cell) {
            String self = version.pacticipant() + " " + version.number();
            String number = cell.number();
            String consumer = cell.consuming() ? version.pacticipant() : cell.other();
            String provider = cell.consuming() ? cell.other() : version.pacticipant();
            Ref matrix = new Ref("Matrix", visit.to().matrix(consumer, provider));
            if (number == null) {
                return new Reason(
                        "No version of its provider " + cell.other() + " is in " + cell.environment() + ".",
                        matrix,
                        "Deploy " + cell.other() + " to " + cell.environment() + " first, and record that.");
            }
            String other = cell.other() + " " + number;
            String ofConsumer = cell.consuming() ? self : other;
            String ofProvider = cell.consuming() ? other : self;
            if (cell.success() == null) {
                return new Reason(
                        ofProvider + " has no result for the pact of " + ofConsumer + ".",
                        matrix,
                        "Verify the pact of " + ofConsumer + " with " + ofProvider + ", and publish the result.");
            }
            return new Reason(
                    ofProvider + " fails the pact of " + ofConsumer + ".",
                    matrix,
                    "Change " + version.pacticipant() + " so that the pact is kept, or deploy a version of "
                            + cell.other() + " that fits.");
        }
    }
}
