package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Takes apart what PostgreSQL writes for an array or a composite value, and puts it together again. */
final class Literal {

    private final String text;
    private final char delimiter;
    private int at;

    private Literal(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The array with each element replaced; its dimensions stay. */
    static String array(String text, ValueType type, Mask element, int attempt) {
        // Bounds that do not begin with 1: [0:2]={...}
        int begin = text.indexOf('{');
        char delimiter = type.delimiter().isEmpty() ? ',' : type.delimiter().charAt(0);
        Literal literal = new Literal(text, delimiter);
        literal.at = begin;
        StringBuilder out = new StringBuilder(text.substring(0, begin));
        literal.array(element, attempt, out);
        return out.toString();
    }

    private void array(Mask element, int attempt, StringBuilder out) {
        out.append(text.charAt(at++));
        while (text.charAt(at) != '}') {
            char next = text.charAt(at);
            if (next == '{') {
                array(element, attempt, out);
            } else if (next == delimiter) {
                out.append(next);
                at++;
            } else {
                String value = word('}');
                out.append(value == null ? "NULL" : quoted(element.of(value, attempt)));
            }
        }
        out.append(text.charAt(at++));
    }

    /** The composite value with each attribute replaced. */
    static String composite(String text, BiFunction<Integer, String, String> attributes) {
        Literal literal = new Literal(text, ',');
        literal.at = 1;
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(literal.part());
        while (text.charAt(literal.at) == ',') {
            literal.at++;
            parts.add(literal.part());
        }
        StringBuilder out = new StringBuilder("(");
        for (int index = 0; index < parts.size(); index++) {
            String part = parts.get(index);
            out.append(index == 0 ? "" : ",").append(part == null ? "" : quoted(attributes.apply(index, part)));
        }
        return out.append(')').toString();
    }

    private @Nullable String part() {
        return text.charAt(at) == ',' || text.charAt(at) == ')' ? null : word(')');
    }

    /** One value without its quotes; nothing for null. */
    private @Nullable String word(char end) {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean everQuoted = false;
        while (quoted || (text.charAt(at) != delimiter && text.charAt(at) != end)) {
            char character = text.charAt(at++);
            if (character == '\\') {
                word.append(text.charAt(at++));
            } else if (character != '"') {
                word.append(character);
            } else if (quoted && text.charAt(at) == '"') {
                // In composites a quote is doubled.
                word.append('"');
                at++;
            } else {
                quoted = !quoted;
                everQuoted = true;
            }
        }
        return !everQuoted && end == '}' && word.toString().equals("NULL") ? null : word.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
