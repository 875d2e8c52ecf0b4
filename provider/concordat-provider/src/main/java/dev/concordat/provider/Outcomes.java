package dev.concordat.provider;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.Steps;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import dev.concordat.outcome.VerifiedPact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one provider's interactions in this run, whichever test classes verified them. */
final class Outcomes {

    /** What tells one interaction from another in a report. */
    private record Key(String pact, String type, String description, List<String> states) {

        static Key of(InteractionOutcome outcome) {
            return new Key(outcome.pact(), outcome.type(), outcome.description(), outcome.states());
        }
    }

    /** What was published of a pact, and where it can be seen. */
    private record Publication(boolean success, String place) {}

    private final Map<Key, InteractionOutcome> outcomes = new LinkedHashMap<>();
    private final Map<String, ContractPact> pacts = new LinkedHashMap<>();
    private final Map<String, Publication> publications = new LinkedHashMap<>();
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

    /** What became of an interaction; empty while it was not run. */
    synchronized Optional<InteractionOutcome> of(ContractCase contractCase) {
        return Optional.ofNullable(outcomes.get(new Key(
                contractCase.pact().place(), contractCase.type(), contractCase.description(), contractCase.states())));
    }

    /** Whether a result is not what was last published of a pact: another class of this run may have done that. */
    synchronized boolean isNews(ContractPact pact, boolean success) {
        Publication last = publications.get(pact.place());
        return last == null || last.success() != success;
    }

    /** Whether a pact was published as verified. */
    synchronized boolean saidVerified(ContractPact pact) {
        Publication last = publications.get(pact.place());
        return last != null && last.success();
    }

    /** Remembers what was published of a pact, by its place. */
    synchronized void published(String pact, boolean success, String place) {
        publications.put(pact, new Publication(success, place));
    }

    /** Writes the report of all outcomes so far; nothing where there is none. */
    synchronized void write(ContractRun run) {
        run.pacts().forEach(pact -> pacts.put(pact.place(), pact));
        write(run.provider(), run.world().databases().schemaVersions());
    }

    private void write(String provider, List<String> schemaVersions) {
        Instant start = started;
        if (start != null) {
            long millis = Duration.between(start, ended).toMillis();
            Path module = Path.of("").toAbsolutePath();
            Path file = VerificationReports.write(
                    module,
                    new VerificationReport(
                            provider, schemaVersions, start, millis, List.copyOf(outcomes.values()), verified()));
            tell(provider, millis, module.relativize(file));
        }
    }

    private List<VerifiedPact> verified() {
        return pacts.values().stream()
                .map(pact -> pact.verified(Optional.ofNullable(publications.get(pact.place()))
                        .map(Publication::place)
                        .orElse("")))
                .toList();
    }

    private long count(Status status) {
        return outcomes.values().stream()
                .filter(outcome -> outcome.status() == status)
                .count();
    }

    private void tell(String provider, long millis, Path file) {
        long pending = count(Status.PENDING);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Steps steps = Steps.of(provider, Settings.load(context != null ? context : Outcomes.class.getClassLoader()));
        steps.done(String.format(
                Locale.ROOT,
                "verified %d of %d interactions%s (%.2f s)",
                count(Status.VERIFIED),
                outcomes.size(),
                pending == 0 ? "" : ", " + pending + " pending",
                millis / 1000.0));
        steps.done("reported to " + file);
    }
}
