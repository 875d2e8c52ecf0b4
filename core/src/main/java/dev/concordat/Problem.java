package dev.concordat;

/**
 * A fault as a person needs it: what happened, where, and what to do about it.
 *
 * @param what the fact, names in single quotes, expected and actual
 * @param where the class, method or {@code file:line} to look at; several are separated by a comma
 * @param fix one imperative line; further lines are what to paste
 */
public record Problem(String what, String where, String fix) {

    /** A fault at an origin. */
    public static Problem at(Origin origin, String what, String fix) {
        return new Problem(what, origin.toString(), fix);
    }

    /** The three parts on lines of their own; further lines of a part are indented under it. */
    @Override
    public String toString() {
        return what + "\n  Where: " + indented(where) + "\n  Fix: " + indented(fix);
    }

    private static String indented(String text) {
        return text.replace("\n", "\n    ");
    }
}
