package dev.concordat.broker.internal.page.contract;

import java.util.List;

/**
 * A line of a body.
 *
 * @param pad the spaces before it
 * @param key the quoted name of a member with its colon, or empty
 * @param text the value or the bracket
 * @param kind {@code string}, {@code number}, {@code word} or {@code plain}
 * @param tail the comma, or empty
 * @param notes the rules and generators of the value that begins here
 */
public record Line(String pad, String key, String text, String kind, String tail, List<Note> notes) {

    /** Copies. */
    public Line {
        notes = List.copyOf(notes);
    }

    /** Without the notes. */
    public String plain() {
        return pad + key + text + tail;
    }
}
