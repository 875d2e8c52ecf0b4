package dev.concordat.database.internal.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be done to the values of a column. */
enum MaskAction {
    /** They stay. */
    KEEP,
    /** There are none. They are not even read. */
    NULL,
    /** All are the same. The column is not even read. */
    FIXED,
    /** A pseudonym that shows nothing of them. */
    HASH,
    /** Other letters for letters, other digits for digits. */
    SHAPE,
    /** An address of nobody. */
    EMAIL,
    /** A name of nobody. */
    NAME,
    /** A number of nobody. */
    PHONE,
    /** A day that is some days away, the same number for all. */
    SHIFT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether values are not read at all. */
    boolean isUnread() {
        return this == NULL || this == FIXED;
    }

    /** How they are written in a file of rules. */
    static List<String> words() {
        return fitting(action -> true);
    }

    /** Those of which something holds, as they are written in a file of rules. */
    static List<String> fitting(Predicate<MaskAction> condition) {
        return Stream.of(values())
                .filter(condition)
                .map(action -> switch (action) {
                    case FIXED -> "{fixed: <text>}";
                    case SHIFT -> "{shift: <days>d}";
                    default -> action.word();
                })
                .toList();
    }
}
