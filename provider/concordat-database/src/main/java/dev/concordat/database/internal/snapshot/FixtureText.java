package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.Column;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows as a fixture file, one on each line, so that a difference shows which rows changed. */
final class FixtureText {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final boolean json;
    private final StringBuilder out = new StringBuilder();

    private FixtureText(boolean json) {
        this.json = json;
    }

    static String yaml(List<String> comments, List<MaskedTable> tables) {
        FixtureText text = new FixtureText(false);
        comments.forEach(line -> text.out.append("# ").append(line).append('\n'));
        for (MaskedTable table : tables) {
            text.out.append(text.name(table.table().shown())).append(":\n");
            table.rows()
                    .forEach(
                            row -> text.out.append("  - ").append(text.row(row)).append('\n'));
        }
        if (tables.isEmpty()) {
            text.out.append("{}\n");
        }
        return text.out.toString();
    }

    static String json(List<MaskedTable> tables) {
        FixtureText text = new FixtureText(true);
        text.out.append("{\n");
        for (Iterator<MaskedTable> rest = tables.iterator(); rest.hasNext(); ) {
            MaskedTable table = rest.next();
            text.out
                    .append("  ")
                    .append(text.name(table.table().shown()))
                    .append(table.rows().stream()
                            .map(text::row)
                            .collect(Collectors.joining(",\n    ", ": [\n    ", "\n  ]")))
                    .append(rest.hasNext() ? ",\n" : "\n");
        }
        return text.out.append("}\n").toString();
    }

    private String row(Map<Column, @Nullable String> row) {
        return row.entrySet().stream()
                .map(value -> name(value.getKey().name()) + ": " + value(value.getKey(), value.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String name(String name) {
        return !json && BARE.matcher(name).matches() && !WORDS.contains(name.toLowerCase(Locale.ROOT))
                ? name
                : doubleQuoted(name);
    }

    private String value(Column column, @Nullable String value) {
        if (value == null) {
            return "null";
        }
        if (isNumber(column, value) || (column.valueType().category().equals("B") && WORDS.contains(value))) {
            return value;
        }
        return json || value.indexOf('"') < 0 || value.chars().anyMatch(FixtureText::isEscaped)
                ? doubleQuoted(value)
                : "'" + value.replace("'", "''") + "'";
    }

    static boolean isNumber(Column column, String value) {
        return TypeMasks.isNumber(column.valueType()) && NUMBER.matcher(value).matches();
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isEscaped(character)) {
                        quoted.append(String.format("\\u%04x", character));
                    } else {
                        quoted.append((char) character);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    // What a YAML file may not hold, and what no one would see in it.
    private static boolean isEscaped(int character) {
        return character < ' '
                || (character >= 0x7f && character <= 0xa0)
                || character == 0x2028
                || character == 0x2029
                || character == 0xfeff
                || character >= 0xfffe;
    }
}
