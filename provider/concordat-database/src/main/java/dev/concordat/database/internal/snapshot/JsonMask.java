package dev.concordat.database.internal.snapshot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the texts in a JSON document. Its structure, numbers and booleans stay, and keys that look like a programmer's
 * names; any other key may be data, as in a mapping by e-mail addresses.
 */
final class JsonMask implements Mask {

    private static final Pattern NAME = Pattern.compile("[$_A-Za-z][$_A-Za-z0-9-]{0,39}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);

    private final Mask text;

    JsonMask(Mask text) {
        this.text = text;
    }

    @Override
    public String of(String document, int attempt) {
        return QuotedParts.replaced(document, '"', (inner, end) -> {
            String value = decoded(inner);
            return '"' + (isKey(document, end) && isName(value) ? inner : encoded(text.of(value, attempt))) + '"';
        });
    }

    private static boolean isKey(String document, int end) {
        int at = end;
        while (at < document.length() && Character.isWhitespace(document.charAt(at))) {
            at++;
        }
        return at < document.length() && document.charAt(at) == ':';
    }

    /** Whether a key is a name, and shows nothing of anybody. */
    static boolean isName(String key) {
        return NAME.matcher(key).matches();
    }

    private static String decoded(String inner) {
        return ESCAPE.matcher(inner)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) != null
                                ? Character.toString((char) Integer.parseInt(escape.group(1), 16))
                                : character(escape.group(2))));
    }

    private static String character(String letter) {
        return switch (letter) {
            case "b" -> "\b";
            case "f" -> "\f";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> letter;
        };
    }

    private static String encoded(String value) {
        StringBuilder inner = new StringBuilder();
        value.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                inner.append('\\').append((char) character);
            } else if (character < ' ') {
                inner.append(String.format("\\u%04x", character));
            } else {
                inner.append((char) character);
            }
        });
        return inner.toString();
    }
}
