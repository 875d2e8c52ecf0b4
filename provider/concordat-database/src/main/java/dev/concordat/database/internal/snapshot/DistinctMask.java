package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Has another value for each value: for keys, and for whatever may stand there once. Upper and lower case are alike.
 */
final class DistinctMask implements Mask {

    private static final int ATTEMPTS = 10_000;

    private final Mask mask;
    private final String column;
    private final String shown;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    DistinctMask(Mask mask, String column, String shown) {
        this.mask = mask;
        this.column = column;
        this.shown = shown;
    }

    @Override
    public String of(String value, int attempt) {
        String masked = known.get(value);
        if (masked == null) {
            masked = free(value);
            known.put(value, masked);
        }
        return masked;
    }

    private String free(String value) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String masked = mask.of(value, attempt);
            if (taken.add(masked.toLowerCase(Locale.ROOT))) {
                return masked;
            }
        }
        throw new ConcordatException(new Problem(
                "The values of '" + column + "' may each stand there once, and '" + shown + "' does not make "
                        + (known.size() + 1) + " different ones of values as short as these.",
                column,
                "keep them if they are harmless ('" + column + ": keep'), give them another rule, or take fewer"
                        + " rows."));
    }
}
