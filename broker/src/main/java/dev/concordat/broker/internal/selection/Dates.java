package dev.concordat.broker.internal.selection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates as clients write them: a day, or a time with or without its distance to UTC. */
final class Dates {

    /** What is said of a text that is none. */
    static final String FAULT = "must be a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z";

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));

    /** What the database can keep. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Dates() {}

    /** The instant, or {@code null} where the text is no date. */
    static @Nullable Instant parse(String text) {
        for (Function<String, Instant> form : FORMS) {
            try {
                Instant instant = form.apply(text.strip());
                return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
            } catch (DateTimeParseException e) {
                // another form may fit
            }
        }
        return null;
    }
}
