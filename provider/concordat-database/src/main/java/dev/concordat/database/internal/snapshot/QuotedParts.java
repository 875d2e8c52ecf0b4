package dev.concordat.database.internal.snapshot;

/** Finds what stands in quotes within a text. Without regular expressions, which run out of stack on long texts. */
final class QuotedParts {

    private QuotedParts() {}

    /** What stands for one part. */
    interface Replacement {
        /**
         * Answers with the part anew, its quotes included.
         *
         * @param inner what stands in the quotes, still escaped
         * @param end where the text goes on behind them
         */
        String of(String inner, int end);
    }

    /** The text with each part in quotes replaced; a backslash escapes, and so does a single quote another one. */
    static String replaced(String text, char quote, Replacement replacement) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int begin = text.indexOf(quote); begin >= 0; begin = text.indexOf(quote, at)) {
            int end = end(text, quote, begin + 1);
            out.append(text, at, begin).append(replacement.of(text.substring(begin + 1, end), end + 1));
            at = end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private static int end(String text, char quote, int from) {
        int at = from;
        while (text.charAt(at) != quote || (quote == '\'' && text.startsWith("''", at))) {
            at += text.charAt(at) == '\\' || text.charAt(at) == quote ? 2 : 1;
        }
        return at;
    }

    /** Masks the words of a search vector or a search. */
    static Mask lexemes(Mask text) {
        return (value, attempt) -> replaced(value, '\'', (inner, end) -> "'" + text.of(inner, attempt) + "'");
    }
}
