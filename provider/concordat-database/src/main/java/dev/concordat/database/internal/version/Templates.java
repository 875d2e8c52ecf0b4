package dev.concordat.database.internal.version;

import dev.concordat.database.internal.baseline.WholeDatabases;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.fixture.FixtureSets;
import dev.concordat.database.internal.migration.Migrator;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The templates of a server, one for each version that was asked for. For one thread at a time. */
final class Templates {

    /** So many migrations are run between two templates at most: none that comes later has to run more of them. */
    private static final int REACH = 50;

    private final Maker maker;
    private final VersionKeys keys;
    private final DatabaseServer server;
    private final Optional<StoredBaseline> stored;
    private final Map<String, Long> numbers;
    private boolean changed;

    Templates(Maker maker, VersionKeys keys, DatabaseServer server, Optional<StoredBaseline> stored)
            throws SQLException {
        this.maker = maker;
        this.keys = keys;
        this.server = server;
        this.stored = stored;
        this.numbers = maker.databases().numbers(keys.prefix());
        dropUnknown();
    }

    /**
     * What makes them.
     *
     * @param settings what is declared
     * @param place the server's names
     * @param databases makes, copies and drops databases
     * @param migrator runs migrations
     */
    record Maker(DatabaseSettings settings, Place place, WholeDatabases databases, Migrator migrator) {

        /** Makes a database that stands before the first migration. */
        void begin(String name) throws SQLException {
            databases.copy(place.source(), name);
            migrator.setUp(place.at(name));
        }

        /** Brings one from one version to another, with the fixtures that are loaded on the way. */
        void raise(String name, String from, String to) {
            FixtureSets fixtures = FixtureSets.of(settings.at(to));
            for (String version : fixtures.versions()) {
                if (AtVersion.of(version).compareTo(AtVersion.of(from)) > 0) {
                    migrator.migrateTo(place.at(name), version);
                    fixtures.loadAt(version, place.at(name).working());
                }
            }
            migrator.migrateTo(place.at(name), to);
        }
    }

    /**
     * The name of the template at a version, which is made if it is not there.
     *
     * @param free a name that nobody has
     */
    String at(String version, Supplier<String> free) throws SQLException {
        String wanted = keys.template(version);
        if (!has(wanted)) {
            make(version, free.get());
        }
        return wanted;
    }

    private void make(String version, String name) throws SQLException {
        long began = System.nanoTime();
        List<String> versions = maker.migrator().versions();
        int target = versions.indexOf(version);
        int below = target;
        while (below >= 0 && !has(keys.template(versions.get(below)))) {
            below--;
        }
        String from = below < 0 ? "" : versions.get(below);
        boolean done = false;
        try {
            begin(from, name);
            for (int at = below + REACH; at < target; at += REACH) {
                maker.raise(name, from, versions.get(at));
                from = versions.get(at);
                keep(name, from);
            }
            if (!version.isEmpty()) {
                maker.raise(name, from, version);
            }
            maker.databases().rename(name, keys.template(version));
            know(version);
            done = true;
        } finally {
            if (!done) {
                maker.databases().drop(name);
            }
        }
        maker.settings()
                .steps()
                .done(
                        version.isEmpty()
                                ? "made a template before the first version"
                                : "made a template at version " + version
                                        + (below < 0 ? "" : ", from that at " + versions.get(below)),
                        began);
    }

    private void begin(String from, String name) throws SQLException {
        String template = keys.template(from);
        if (has(template)) {
            maker.databases().copy(template, name);
        } else {
            maker.begin(name);
        }
    }

    private void keep(String name, String version) throws SQLException {
        maker.databases().copyUsed(name, keys.template(version));
        know(version);
    }

    private void know(String version) throws SQLException {
        numbers.putAll(maker.databases().numbers(keys.template(version)));
        changed = true;
    }

    // One that the cache cannot give back whole is as good as none.
    private boolean has(String template) throws SQLException {
        Long number = numbers.get(template);
        if (number == null) {
            return false;
        }
        if (stored.isEmpty() || server.bring(stored.get(), number)) {
            return true;
        }
        maker.databases().drop(template);
        numbers.remove(template);
        changed = true;
        return false;
    }

    /** Those of migrations that were changed since, or are of another branch of the code. */
    private void dropUnknown() throws SQLException {
        Set<String> known = new HashSet<>(Set.of(keys.template("")));
        maker.migrator().versions().forEach(version -> known.add(keys.template(version)));
        for (String name : List.copyOf(numbers.keySet())) {
            if (!known.contains(name)) {
                maker.databases().drop(name);
                numbers.remove(name);
                changed = true;
            }
        }
    }

    void dropAll() throws SQLException {
        for (String name : numbers.keySet()) {
            maker.databases().dropOurs(name);
        }
        numbers.clear();
    }

    /**
     * What there is to be kept for later runs.
     *
     * @param numbers the numbers of the templates
     * @param before what the server was started with
     * @param isNew whether it is not what was there before
     */
    record Stock(Set<Long> numbers, Optional<StoredBaseline> before, boolean isNew) {}

    Stock stock() {
        return new Stock(Set.copyOf(numbers.values()), stored, changed);
    }
}
