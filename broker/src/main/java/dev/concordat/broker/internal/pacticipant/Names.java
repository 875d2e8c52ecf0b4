package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What may be a name: of a pacticipant, a version, a branch, a tag, a label. Slashes, spaces, dots and every alphabet
 * may stand in one; what cannot be shown, or cannot be found again by an index, may not.
 */
public final class Names {

    /** The most characters in a name. */
    public static final int LENGTH = 255;

    private Names() {}

    /**
     * The name itself.
     *
     * @param what what it is the name of, as the caller's field says it
     * @throws Refusal 400 where it cannot be a name
     */
    public static String check(String what, String name) {
        String fault = fault(name);
        if (fault != null) {
            throw Refusal.field(what, fault);
        }
        return name;
    }

    /** What is wrong with it; {@code null} where nothing is. */
    public static @Nullable String fault(String name) {
        return name.isBlank() ? "must not be blank" : fault(name, LENGTH);
    }

    /** What is wrong with a single line of text; {@code null} where nothing is. */
    static @Nullable String fault(String text, int length) {
        int points = text.codePointCount(0, text.length());
        if (points > length) {
            return "is " + points + " characters long; the most is " + length;
        }
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return "must be a single line";
        }
        boolean shown = text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
        return shown ? null : "must not contain control characters or halves of characters";
    }
}
