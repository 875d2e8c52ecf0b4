package dev.concordat.migration.internal.policy;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.version.DatabaseAtVersion;
import dev.concordat.database.version.DatabaseVersions;
import dev.concordat.migration.internal.watch.MigrationFacts;
import dev.concordat.migration.internal.watch.SessionWatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All migrations from one version on, run on one database and measured: what they lock and rewrite, and which plans are
 * made for them, depends on no row.
 *
 * @param planned what was to run
 * @param measured what ended well
 * @param failure why not all did
 */
record Walk(List<String> planned, Map<String, MigrationFacts> measured, Optional<ConcordatException> failure) {

    static Walk of(DatabaseVersions versions, Optional<String> since, String where) {
        SessionWatch watch = new SessionWatch();
        try (DatabaseAtVersion database =
                since.map(version -> versions.before(version, where)).orElseGet(() -> versions.at("", where))) {
            List<String> planned = database.pending();
            if (planned.isEmpty() && !versions.migrations().isEmpty()) {
                // Whoever is not looked at is not to be taken for one who keeps to the rules.
                throw new ConcordatException(new Problem(
                        "None of the " + versions.migrations().size() + " migrations of database '" + versions.name()
                                + "' is to run on a database that was not migrated.",
                        where,
                        "see whether Flyway is told a target or a baseline."));
            }
            Optional<ConcordatException> failure = Optional.empty();
            try {
                database.migrateToLatest(watch);
            } catch (ConcordatException e) {
                failure = Optional.of(e);
            }
            return new Walk(planned, watch.measured(), failure);
        }
    }

    /** Why there are no facts of a migration that was to run. */
    Optional<ConcordatException> failure(String script) {
        if (failure.isEmpty() || measured.containsKey(script) || !planned.contains(script)) {
            return Optional.empty();
        }
        String failed = planned.stream()
                .filter(other -> !measured.containsKey(other))
                .findFirst()
                .orElse(script);
        return failed.equals(script)
                ? failure
                : Optional.of(new ConcordatException(new Problem(
                        "Migration '" + script + "' was not checked, because '" + failed + "' before it failed.",
                        failed,
                        "mend that one first.")));
    }
}
