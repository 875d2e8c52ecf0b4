package dev.concordat.broker.internal.page.contract;

import java.util.List;

/**
 * A name and its value: of a header, a parameter, metadata.
 *
 * @param name the name
 * @param value the example
 * @param notes the rules and generators
 */
public record Field(String name, String value, List<Note> notes) {

    /** Copies. */
    public Field {
        notes = List.copyOf(notes);
    }
}
