package dev.concordat.migration;

import dev.concordat.ConcordatException;
import dev.concordat.configuration.Settings;
import dev.concordat.database.version.DatabaseVersions;
import dev.concordat.migration.internal.policy.Policy;
import dev.concordat.migration.internal.policy.PolicySettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the migrations of one database. */
final class PolicyCheck {

    private PolicyCheck() {}

    /**
     * All of them, and at the end what is of no single one.
     *
     * @param database its name; empty text for the obvious one
     * @param since the first version that is measured; empty text: as settings say
     * @param where what asks, for errors
     */
    static List<MigrationCheck> of(String database, String since, String where) {
        return of(database, since, Optional.empty(), where);
    }

    /** The same, of what was released as the command line says, if it says so. */
    static List<MigrationCheck> of(String database, String since, Optional<String> release, String where) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context != null ? context : PolicyCheck.class.getClassLoader();
        Settings settings = Settings.load(loader);
        DatabaseVersions versions = DatabaseVersions.of(database, where);
        Set<String> known = versions.migrations().stream()
                .map(migration -> migration.version())
                .collect(Collectors.toSet());
        Set<String> tested = TestedVersions.of(versions.name(), settings, loader).stream()
                .flatMap(version -> known(versions, known, version, where).stream())
                .collect(Collectors.toSet());
        return Policy.check(
                        versions,
                        new PolicySettings(settings, release),
                        tested,
                        new Policy.Asked(Optional.of(since).filter(text -> !text.isEmpty()), where))
                .stream()
                .map(checked -> new MigrationCheck(versions.name(), checked))
                .toList();
    }

    // A test of a version that is not there fails by itself.
    private static Optional<String> known(DatabaseVersions versions, Set<String> known, String version, String where) {
        try {
            return known.contains(version) ? Optional.of(version) : Optional.of(versions.known(version, where));
        } catch (ConcordatException e) {
            return Optional.empty();
        }
    }
}
