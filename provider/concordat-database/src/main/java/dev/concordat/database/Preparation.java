package dev.concordat.database;

import dev.concordat.database.internal.baseline.Baseline;
import dev.concordat.database.internal.baseline.Baselines;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.fixture.FixtureSets;
import dev.concordat.database.internal.migration.EarlyConfiguration;
import dev.concordat.database.internal.migration.Migrated;
import dev.concordat.database.internal.migration.Migration;
import dev.concordat.database.internal.migration.Stops;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.DatabaseServers;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.ServerPlan;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The way to a database at its baseline: taken from the cache where its content is known there, else made. */
record Preparation(DatabaseSettings settings, ServerPlan plan, BaselineCache cache) {

    private static final String VERSION = "version";
    private static final String APPLIED = "applied";
    private static final String SPRING = "spring.";

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    /** What it comes to. */
    record Prepared(DatabaseServer server, Place place, Baselines.Opened opened, Migrated migrated) {

        Baseline baseline() {
            return opened.baseline();
        }
    }

    static Prepared of(DatabaseSettings settings) {
        return new Preparation(settings, DatabaseServers.plan(settings), BaselineCache.ofUser()).prepare();
    }

    Prepared prepare() {
        if (!settings.migrate()) {
            return asItStands();
        }
        plan.check();
        try (LikelyBaseline likely = LikelyBaseline.begin(this);
                ComingDatabase empty = new ComingDatabase(settings, plan)) {
            // Who never was here will find nothing in the cache, and has to migrate.
            if (plan.startsAtOnce() && cache.isOn() && !likely.isKnown()) {
                empty.begin();
            }
            Prepared prepared = prepare(BaselineKey.of(settings, plan), likely, empty);
            prepared.opened().shortfall().ifPresent(told -> LOG.log(System.Logger.Level.INFO, told));
            return prepared;
        }
    }

    private Prepared prepare(Fingerprint fingerprint, LikelyBaseline likely, ComingDatabase empty) {
        Optional<String> key = fingerprint.key();
        if (key.isEmpty() || !cache.isOn()) {
            likely.close();
            Prepared prepared = open(build(empty.take(), EarlyConfiguration.NONE));
            if (settings.url().isEmpty()) {
                settings.steps()
                        .done("not stored for later runs: "
                                + fingerprint.reason().orElse("there is no cache"));
            }
            return prepared;
        }
        return likely.take(key.get()).or(() -> find(key.get(), empty)).orElseGet(() -> buildAlone(key.get(), empty));
    }

    private Prepared asItStands() {
        DatabaseServer server = plan.start();
        boolean checked = false;
        try {
            Place place = server.claim(settings);
            Migrated migrated = Migration.check(settings, place);
            checked = true;
            return new Prepared(
                    server, place, new Baselines.Opened(new StandingBaseline(), Optional.empty()), migrated);
        } finally {
            if (!checked) {
                server.close();
            }
        }
    }

    private Prepared buildAlone(String key, ComingDatabase empty) {
        try (BaselineCache.Hold hold = cache.hold(key)) {
            // Whoever was waited for may have made it.
            return find(key, empty).orElseGet(() -> {
                empty.begin();
                EarlyConfiguration early = EarlyConfiguration.of(settings);
                return open(stored(build(empty.take(), early), hold));
            });
        }
    }

    private Optional<Prepared> find(String key, ComingDatabase empty) {
        return cache.find(key).flatMap(stored -> {
            empty.close();
            return take(stored);
        });
    }

    private Optional<Prepared> take(StoredBaseline stored) {
        long began = System.nanoTime();
        try {
            return Optional.of(taken(open(stored), began));
        } catch (RuntimeException e) {
            // Whatever it was: one that is made anew will do, or will tell better what is wrong.
            cache.unusable(stored, e);
            return Optional.empty();
        }
    }

    /** Takes up what is stored, and tells nobody. */
    Prepared open(StoredBaseline stored) {
        return open(new Built(plan.start(stored), migrated(stored)));
    }

    /** Tells that one was taken up. */
    Prepared taken(Prepared prepared, long began) {
        String version = prepared.migrated().schemaVersion();
        settings.steps().done("taken from the cache" + (version.isEmpty() ? "" : ", at version " + version), began);
        return prepared;
    }

    /** A database that is made, on a server that runs. */
    private record Built(DatabaseServer server, Migrated migrated) {}

    private Prepared open(Built built) {
        boolean open = false;
        try {
            Place place = built.server().claim(settings);
            Prepared prepared = new Prepared(built.server(), place, Baselines.open(settings, place), built.migrated());
            open = true;
            return prepared;
        } finally {
            if (!open) {
                built.server().close();
            }
        }
    }

    private Built build(ComingDatabase.Empty empty, EarlyConfiguration early) {
        boolean built = false;
        try {
            Migrated migrated = build(empty.place(), early);
            built = true;
            return new Built(empty.server(), migrated);
        } finally {
            if (!built) {
                empty.server().close();
            }
        }
    }

    private Migrated build(Place place, EarlyConfiguration early) {
        boolean built = false;
        try {
            FixtureSets fixtures = FixtureSets.of(settings);
            Migrated migrated = Migration.migrate(
                    settings, place, new Stops(fixtures.versions(), at -> fixtures.loadAt(at, place.working())), early);
            fixtures.load(place.working());
            Baselines.make(settings, place);
            built = true;
            return migrated;
        } finally {
            if (!built) {
                Baselines.discard(place);
            }
        }
    }

    private Built stored(Built built, BaselineCache.Hold hold) {
        boolean stored = false;
        try {
            long began = System.nanoTime();
            built.server().store(hold, facts(built.migrated()));
            settings.steps().done("stored for later runs", began);
            stored = true;
            return built;
        } finally {
            if (!stored) {
                built.server().close();
            }
        }
    }

    private static Map<String, String> facts(Migrated migrated) {
        Map<String, String> facts = new HashMap<>();
        facts.put(VERSION, migrated.schemaVersion());
        facts.put(APPLIED, Integer.toString(migrated.applied()));
        migrated.springSettings().forEach((key, value) -> facts.put(SPRING + key, value));
        return facts;
    }

    private static Migrated migrated(StoredBaseline stored) {
        return new Migrated(
                stored.facts().getOrDefault(VERSION, ""),
                Integer.parseInt(stored.facts().getOrDefault(APPLIED, "0")),
                stored.facts(SPRING));
    }
}
