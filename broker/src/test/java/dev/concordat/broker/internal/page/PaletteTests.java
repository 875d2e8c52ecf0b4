package dev.concordat.broker.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text is readable on all that it stands on, in the light and in the dark: 4.5 to 1 (WCAG 2.2, AA). */
class PaletteTests {

    private static final Pattern COLOUR = Pattern.compile("--(\\w+): (#[0-9a-f]{3,6});");

    private static final List<String> TEXTS =
            List.of("text", "dim", "link", "verified", "failed", "changed", "never", "key", "string", "number", "word");

    @Test
    void paletteIsReadableInTheLight() throws IOException {
        assertReadable(palette(0));
    }

    @Test
    void paletteIsReadableInTheDark() throws IOException {
        assertReadable(palette(1));
    }

    private static void assertReadable(Map<String, String> palette) {
        for (String text : TEXTS) {
            for (String surface : List.of("back", "raised")) {
                assertContrast(palette, text, surface);
            }
        }
        assertContrast(palette, "ruletext", "rule");
        assertContrast(palette, "text", "added");
        assertContrast(palette, "text", "removed");
    }

    private static void assertContrast(Map<String, String> palette, String text, String surface) {
        assertThat(contrast(colour(palette, text), colour(palette, surface)))
                .as(text + " on " + surface)
                .isGreaterThanOrEqualTo(4.5);
    }

    private static String colour(Map<String, String> palette, String name) {
        return Objects.requireNonNull(palette.get(name), name);
    }

    /** The first block of colours is for the light, the second for the dark. */
    private static Map<String, String> palette(int which) throws IOException {
        try (InputStream in = PaletteTests.class.getResourceAsStream("/static/concordat.css")) {
            String css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> palette = new HashMap<>();
            Matcher colour =
                    COLOUR.matcher(css.split(":root \\{", -1)[which + 1].split("}", 2)[0]);
            while (colour.find()) {
                palette.put(colour.group(1), colour.group(2));
            }
            return palette;
        }
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        String full = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        return 0.2126 * channel(full, 1) + 0.7152 * channel(full, 3) + 0.0722 * channel(full, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
