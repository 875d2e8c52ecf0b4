package dev.concordat.provider;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.Steps;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one provider's interactions in this run, whichever test classes verified them. */
final class Outcomes {

    /** What tells one interaction from another in a report. */
    private record Key(String consumer, String type, String description, List<String> states) {

        static Key of(InteractionOutcome outcome) {
            return new Key(outcome.consumer(), outcome.type(), outcome.description(), outcome.states());
        }
    }

    private final Map<Key, InteractionOutcome> outcomes = new LinkedHashMap<>();
    private @Nullable Instant started;
    private Instant ended = Instant.EPOCH;

    /** Adds an outcome; of two for the same interaction the worse one stays. */
    synchronized void add(InteractionOutcome outcome) {
        ended = Instant.now();
        if (started == null) {
            started = ended.minusMillis(outcome.millis());
        }
        outcomes.merge(
                Key.of(outcome), outcome, (before, now) -> now.status().compareTo(before.status()) >= 0 ? now : before);
    }

    /** Writes the report of all outcomes so far; nothing where there is none. */
    synchronized void write(String provider, List<String> schemaVersions) {
        Instant start = started;
        if (start != null) {
            long millis = Duration.between(start, ended).toMillis();
            Path module = Path.of("").toAbsolutePath();
            Path file = VerificationReports.write(
                    module,
                    new VerificationReport(provider, schemaVersions, start, millis, List.copyOf(outcomes.values())));
            tell(provider, millis, module.relativize(file));
        }
    }

    private void tell(String provider, long millis, Path file) {
        long verified = outcomes.values().stream()
                .filter(outcome -> outcome.status() == InteractionOutcome.Status.VERIFIED)
                .count();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Steps steps = Steps.of(provider, Settings.load(context != null ? context : Outcomes.class.getClassLoader()));
        steps.done(String.format(
                Locale.ROOT, "verified %d of %d interactions (%.2f s)", verified, outcomes.size(), millis / 1000.0));
        steps.done("reported to " + file);
    }
}
