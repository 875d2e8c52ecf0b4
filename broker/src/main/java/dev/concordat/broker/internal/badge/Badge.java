package dev.concordat.broker.internal.badge;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.MediaTypes;
import java.util.Locale;

/**
 * A picture of two words side by side.
 *
 * @param subject what it is about, on the left
 * @param status how that stands, on the right
 * @param colour of the right side
 */
record Badge(String subject, String status, Colour colour) {

    /** Each carries white text with enough contrast to be read by everybody. */
    enum Colour {
        GREEN("#2b7a2b"),
        ORANGE("#b05000"),
        RED("#c02020"),
        GREY("#666666");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private static final int HEIGHT = 20;
    private static final int PADDING = 6;
    private static final String NARROW = "fijlrt|!.,:;'()[]/\\ -I1";
    private static final String WIDE = "mwMW@%";

    static Badge notFound(String what) {
        return new Badge(what, "not found", Colour.GREY);
    }

    Answer answer() {
        return Answer.ok(svg()).withContentType(MediaTypes.SVG + ";charset=utf-8");
    }

    String svg() {
        int left = width(subject) + 2 * PADDING;
        int right = width(status) + 2 * PADDING;
        String name = escaped(subject + ": " + status);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" role="img" aria-label="%3$s">
                  <title>%3$s</title>
                  <clipPath id="c"><rect width="%1$d" height="%2$d" rx="3"/></clipPath>
                  <g clip-path="url(#c)">
                    <rect width="%4$d" height="%2$d" fill="#444444"/>
                    <rect x="%4$d" width="%5$d" height="%2$d" fill="%6$s"/>
                  </g>
                  <g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                    %7$s
                    %8$s
                  </g>
                </svg>
                """.formatted(
                        left + right,
                        HEIGHT,
                        name,
                        left,
                        right,
                        colour.code,
                        text(subject, PADDING),
                        text(status, left + PADDING));
    }

    /** The length is fixed, so that a reader's font fits as well as the one that was reckoned with. */
    private static String text(String text, int x) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"14\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\">%s</text>",
                x,
                width(text),
                escaped(text));
    }

    /** About what 11 pixels of Verdana take. */
    private static int width(String text) {
        double width = text.codePoints()
                .mapToDouble(c -> {
                    if (c > 0x2E80) {
                        return 11;
                    }
                    if (WIDE.indexOf(c) >= 0) {
                        return 10.5;
                    }
                    return NARROW.indexOf(c) >= 0 ? 4.5 : 7;
                })
                .sum();
        return Math.max(1, (int) Math.ceil(width));
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : ' ');
            }
        });
        return out.toString();
    }

    /** XML has no way to write control characters. */
    private static boolean isAllowed(int c) {
        boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        boolean noCharacter = (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
        return !control && !noCharacter;
    }
}
