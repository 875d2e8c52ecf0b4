package dev.concordat.database.internal.snapshot;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a check constraint lists the values it allows: then these are part of the schema, and no data. */
final class Enumerated {

    private static final Pattern LITERAL = Pattern.compile("E?'(?:[^']|'')*'");
    private static final Pattern CAST = Pattern.compile(
            "::(?:character varying|character|double precision|\"(?:[^\"]|\"\")+\"|\\w+)(?:\\(\\d+\\))?(?:\\[\\])?");
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")+\"|\\w+");
    private static final Set<String> WORDS = Set.of("ANY", "ARRAY", "OR", "IS", "NULL", "LITERAL");

    private Enumerated() {}

    /**
     * Whether an expression, as PostgreSQL writes it, is that a column equals one of some literals, or is null.
     *
     * @param column the column's name, or {@code VALUE} for a domain's
     */
    static boolean isOne(String expression, String column) {
        if (!LITERAL.matcher(expression).find()) {
            return false;
        }
        String skeleton = CAST.matcher(LITERAL.matcher(expression).replaceAll(" LITERAL "))
                .replaceAll("");
        Matcher words = WORD.matcher(skeleton);
        while (words.find()) {
            String word = words.group();
            String name =
                    word.startsWith("\"") ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word;
            if (!WORDS.contains(word) && !name.equals(column)) {
                return false;
            }
        }
        return words.replaceAll("").chars().allMatch(character -> "()[]=, ".indexOf(character) >= 0);
    }
}
