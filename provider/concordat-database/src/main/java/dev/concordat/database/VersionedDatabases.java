package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.HashMap;
import java.util.Map;

/** Declared databases at other versions than the one they are declared at, each made when it is asked for first. */
final class VersionedDatabases {

    private record Key(String database, AtVersion version) {}

    private final Map<Key, PreparedDatabase> made = new HashMap<>();

    synchronized PreparedDatabase get(PreparedDatabase declared, String version, String where) {
        DatabaseSettings settings = declared.settings();
        if (!AtVersion.isOne(version)) {
            throw new ConcordatException(new Problem(
                    "'" + version + "' is not a version of database '" + settings.name() + "'.",
                    where,
                    "write the version of a migration, as in \"8\", or " + DatabaseSettings.LATEST + "."));
        }
        if (!declared.canBeCopied()) {
            throw new ConcordatException(new Problem(
                    "Database '" + settings.name() + "' cannot be had at version '" + version
                            + "' beside the one that is declared.",
                    where + ", " + settings.origin(),
                    "remove '" + DatabaseSettings.URL + "', '" + DatabaseSettings.PORT + "' and '"
                            + DatabaseSettings.MIGRATE + ": false' there: only one database can be at such a place."));
        }
        Key key = new Key(settings.name(), AtVersion.of(version));
        PreparedDatabase known = made.get(key);
        if (known == null) {
            known = prepared(settings.at(version), where);
            made.put(key, known);
        }
        return known;
    }

    private static PreparedDatabase prepared(DatabaseSettings settings, String where) {
        try {
            return PreparedDatabase.prepare(settings);
        } catch (ConcordatException e) {
            throw new ConcordatException(
                    e.problems().stream()
                            .map(problem -> new Problem(problem.what(), where + ", " + problem.where(), problem.fix()))
                            .toList(),
                    e.getCause());
        }
    }

    synchronized void close() {
        made.values().forEach(PreparedDatabase::close);
        made.clear();
    }
}
