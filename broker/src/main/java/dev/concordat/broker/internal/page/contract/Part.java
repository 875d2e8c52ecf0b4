package dev.concordat.broker.internal.page.contract;

import java.util.List;

/**
 * A request, a response, or a message.
 *
 * @param title which of these
 * @param head its first line: method and path, or the status; empty of a message
 * @param notes the rules of the first line
 * @param fields query, headers, metadata
 * @param body its lines
 * @param left rules that belong to no value shown
 */
public record Part(
        String title, String head, List<Note> notes, List<Fields> fields, List<Line> body, List<Field> left) {

    /** Copies. */
    public Part {
        notes = List.copyOf(notes);
        fields = List.copyOf(fields);
        body = List.copyOf(body);
        left = List.copyOf(left);
    }

    /** Whether there is a body. */
    public boolean hasBody() {
        return !body.isEmpty();
    }

    /** Whether a rule belongs to no value shown. */
    public boolean hasLeft() {
        return !left.isEmpty();
    }

    /**
     * Fields of one kind.
     *
     * @param title which
     * @param entries at least one
     */
    public record Fields(String title, List<Field> entries) {

        /** Copies. */
        public Fields {
            entries = List.copyOf(entries);
        }
    }
}
