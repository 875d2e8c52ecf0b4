package dev.concordat.migration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, texts, numbers and truth values as JSON. */
final class JsonText {

    private static final String STEP = "  ";

    private JsonText() {}

    static String of(Object value) {
        return of(value, "\n");
    }

    private static String of(Object value, String line) {
        String inner = line + STEP;
        if (value instanceof Map<?, ?> map) {
            return around(
                    "{",
                    "}",
                    line,
                    map.entrySet().stream()
                            .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + of(entry.getValue(), inner))
                            .toList());
        }
        if (value instanceof List<?> list) {
            return around(
                    "[", "]", line, list.stream().map(item -> of(item, inner)).toList());
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String around(String open, String close, String line, List<String> parts) {
        return parts.isEmpty()
                ? open + close
                : open + line + STEP + String.join("," + line + STEP, parts) + line + close;
    }

    private static String quoted(String text) {
        return text.codePoints()
                .mapToObj(character -> switch (character) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\n' -> "\\n";
                    default -> character < ' ' ? String.format("\\u%04x", character) : Character.toString(character);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }
}
