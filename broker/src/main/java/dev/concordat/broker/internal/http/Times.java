package dev.concordat.broker.internal.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as the API writes them: {@code 2026-11-20T06:53:24+00:00}. */
public final class Times {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    private Times() {}

    /** An instant, to the second. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}
