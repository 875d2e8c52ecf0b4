package dev.concordat.cli.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;

/**
 * A piece of a page. Made from templates whose values are escaped, whatever they are, unless they are such a piece
 * themselves: nothing out of a pact can become markup by being forgotten.
 */
final class Html {

    static final Html NONE = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** A template as {@link String#format} takes it, and the values for it. */
    static Html of(String template, Object... values) {
        return new Html(String.format(
                Locale.ROOT, template, Arrays.stream(values).map(Html::escaped).toArray()));
    }

    /** Markup of our own that is no template. */
    static Html raw(String markup) {
        return new Html(markup);
    }

    static Collector<Html, ?, Html> joined() {
        return Collector.of(
                StringBuilder::new,
                (text, piece) -> text.append(piece.markup),
                StringBuilder::append,
                text -> new Html(text.toString()));
    }

    static Html all(List<Html> pieces) {
        return pieces.stream().collect(joined());
    }

    private static Object escaped(Object value) {
        return value instanceof Html html ? html.markup : escape(String.valueOf(value));
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** Control characters are not HTML, and a terminal's escape sequences do nothing good in a page. */
    private static boolean isAllowed(int character) {
        return character >= ' ' || character == '\n' || character == '\t' || character == '\r';
    }

    @Override
    public String toString() {
        return markup;
    }
}
