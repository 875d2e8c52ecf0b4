package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time as people read it.
 *
 * @param machine for {@code datetime}
 * @param exact to the second
 * @param ago how long ago
 */
record When(String machine, String exact, String ago) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static @Nullable When of(@Nullable Instant time, Instant now) {
        return time == null ? null : new When(Times.format(time), EXACT.format(time), ago(time, now));
    }

    private static String ago(Instant time, Instant now) {
        Duration passed = Duration.between(time, now);
        if (passed.toMinutes() < 1) {
            return "just now";
        }
        if (passed.toHours() < 1) {
            return counted(passed.toMinutes(), "minute");
        }
        if (passed.toDays() < 1) {
            return counted(passed.toHours(), "hour");
        }
        return passed.toDays() < 30 ? counted(passed.toDays(), "day") : DAY.format(time);
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
