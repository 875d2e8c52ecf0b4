package dev.concordat.database.internal.snapshot;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name in which {@code *} stands for any characters.
 *
 * @param text as it was written
 * @param expression the same for Java
 */
record NamePattern(String text, Pattern expression) {

    static NamePattern of(String text) {
        String expression = Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new NamePattern(text, Pattern.compile(expression, Pattern.DOTALL));
    }

    static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0;
    }

    boolean fits(String name) {
        return expression.matcher(name).matches();
    }

    /** How much it says: a name in full says most, then what has more characters that are no wildcard. */
    int weight() {
        return hasWildcard(text) ? text.replace("*", "").length() : Integer.MAX_VALUE;
    }
}
