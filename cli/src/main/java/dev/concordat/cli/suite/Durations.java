package dev.concordat.cli.suite;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.YamlValue;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write and read them. */
final class Durations {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})\\s*(s|m|h)");

    private Durations() {}

    /** {@code 90s}, {@code 20m}, {@code 2h}. */
    static Duration parse(YamlValue value) {
        String text = value.asText("timeout");
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new ConcordatException(Problem.at(
                    value.origin(),
                    "'" + text + "' is not a time.",
                    "write a whole number above 0 and s, m or h: 90s, 20m, 2h."));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** {@code 310 ms}, {@code 12.3 s}, {@code 2 min 03 s}. */
    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /** {@code 90 s}, {@code 20 min}, {@code 2 h}: a time that was set. */
    static String whole(Duration duration) {
        if (duration.toMinutesPart() == 0 && duration.toSecondsPart() == 0) {
            return duration.toHours() + " h";
        }
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    /** {@code 0:07}, {@code 12:03}: a running clock. */
    static String clock(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
