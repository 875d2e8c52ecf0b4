package dev.concordat.provider.internal.compare;

import dev.concordat.outcome.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person reads where a provider does not do what a pact says.
 *
 * @param interaction consumer, states and description
 * @param provider the provider's name
 * @param mismatches every difference
 * @param evidence what was sent, what came back, and the like: a title and its lines each
 * @param place where the interaction stands, and what to do
 */
public record FailureText(
        String interaction, String provider, List<Mismatch> mismatches, List<Evidence> evidence, Place place) {

    private static final int SHOWN = 10;

    /** Something that helps to understand the failure. */
    public record Evidence(String title, String text) {}

    /** Where to look, and what to do about it. */
    public record Place(String where, String fix) {}

    /** Copies the lists. */
    public FailureText {
        mismatches = List.copyOf(mismatches);
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        List<String> blocks = new ArrayList<>();
        String count = mismatches.size() == 1 ? "1 difference" : mismatches.size() + " differences";
        blocks.add(interaction + "\n'" + provider + "' does not do what the pact says: " + count + ".");
        for (int at = 0; at < Math.min(SHOWN, mismatches.size()); at++) {
            blocks.add(told(at + 1, mismatches.get(at)));
        }
        if (mismatches.size() > SHOWN) {
            blocks.add("  ... and " + (mismatches.size() - SHOWN) + " more; the report has all of them.");
        }
        evidence.forEach(it -> blocks.add("  " + it.title() + "\n" + indented(it.text(), "    ")));
        blocks.add("  Where: " + place.where() + "\n  Fix: " + place.fix());
        return String.join("\n\n", blocks);
    }

    private static String told(int number, Mismatch mismatch) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + number + ". " + (mismatch.part() + " " + mismatch.path()).trim());
        lines.add("       expected  " + indentedRest(mismatch.expected()));
        lines.add("       actual    " + indentedRest(mismatch.actual()));
        lines.add("       rule      " + mismatch.rule());
        if (!isSelfEvident(mismatch)) {
            lines.add("       " + indentedRest(mismatch.text()));
        }
        return String.join("\n", lines);
    }

    /** Pact's sentence about a status, or about what is missing, says nothing beyond the lines above it. */
    private static boolean isSelfEvident(Mismatch mismatch) {
        return mismatch.text().isBlank()
                || mismatch.part().equals("status")
                || mismatch.actual().equals(Values.MISSING);
    }

    private static String indentedRest(String text) {
        return text.replace("\n", "\n                 ");
    }

    private static String indented(String text, String by) {
        return text.lines().map(line -> (by + line).stripTrailing()).collect(Collectors.joining("\n"));
    }
}
