package dev.concordat.pact;

import au.com.dius.pact.core.support.json.JsonValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as one text and no other: keys sorted, two spaces of indentation, {@code \n} after every line, the last one
 * included, numbers as they were written. Equal values give equal texts on any machine, time zone and locale.
 */
public final class CanonicalJson {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /** The text of a value. */
    public static String print(JsonValue value) {
        CanonicalJson json = new CanonicalJson();
        json.value(value, "\n");
        return json.out.append('\n').toString();
    }

    private void value(JsonValue value, String lineBreak) {
        if (value instanceof JsonValue.Object object) {
            object(new TreeMap<>(object.getEntries()), lineBreak);
        } else if (value instanceof JsonValue.Array array) {
            array(array.getValues(), lineBreak);
        } else if (value.isString()) {
            string(String.valueOf(value.asString()));
        } else {
            out.append(value.serialise());
        }
    }

    private void object(Map<String, JsonValue> entries, String lineBreak) {
        if (entries.isEmpty()) {
            out.append("{}");
            return;
        }
        String inner = lineBreak + INDENT;
        String separator = "{";
        for (Map.Entry<String, JsonValue> entry : entries.entrySet()) {
            out.append(separator).append(inner);
            string(entry.getKey());
            out.append(": ");
            value(entry.getValue(), inner);
            separator = ",";
        }
        out.append(lineBreak).append('}');
    }

    private void array(List<JsonValue> values, String lineBreak) {
        if (values.isEmpty()) {
            out.append("[]");
            return;
        }
        String inner = lineBreak + INDENT;
        out.append('[');
        for (Iterator<JsonValue> each = values.iterator(); each.hasNext(); ) {
            out.append(inner);
            value(each.next(), inner);
            out.append(each.hasNext() ? "," : "");
        }
        out.append(lineBreak).append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            character(text, index);
        }
        out.append('"');
    }

    private void character(String text, int index) {
        char character = text.charAt(index);
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (character < ' ' || isLoneSurrogate(text, index)) {
                    escaped(character);
                } else {
                    out.append(character);
                }
            }
        }
    }

    /** Four hexadecimal digits, without {@code String.format}, whose digits depend on the locale. */
    private void escaped(char character) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((character >> shift) & 0xF, 16));
        }
    }

    /** Half of a pair has no bytes in UTF-8 and would silently become a question mark. */
    private static boolean isLoneSurrogate(String text, int index) {
        char character = text.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
