package dev.concordat.database.internal.version;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.baseline.Baselines;
import dev.concordat.database.internal.baseline.WholeDatabases;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.cache.StoredBaseline;
import dev.concordat.database.internal.migration.Migrator;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.DatabaseServers;
import dev.concordat.database.internal.server.KeptServer;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.ServerPlan;
import dev.concordat.database.internal.server.SqlIdentifier;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A server that holds one declared database at as many schema versions as are asked for: a template for each, made from
 * the nearest one below it, and copies of them for whoever asks. On an embedded server the templates are kept for later
 * runs, each beside the others, so that a run takes no more of them than it uses. Safe for any thread.
 */
public final class VersionServer implements AutoCloseable {

    private final DatabaseSettings settings;
    private final DatabaseServer server;
    private final Place place;
    private final WholeDatabases databases;
    private final Templates templates;
    private final Migrator migrator;
    private final LaterDrops drops;
    private final Set<String> inUse = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private final Optional<String> entry;
    private boolean closed;

    private VersionServer(DatabaseSettings settings, ServerPlan plan, Started started, Optional<String> entry)
            throws SQLException {
        this.settings = settings;
        this.server = started.server();
        this.entry = entry;
        this.place = server.claim(settings);
        if (place.isConfined()) {
            throw confined();
        }
        this.databases = WholeDatabases.from(place.maintenance());
        this.migrator = Migrator.of(settings, place.maintenance());
        this.templates = new Templates(
                new Templates.Maker(settings, place, databases, migrator),
                VersionKeys.of(settings, plan, place.working().database()),
                server,
                started.stored());
        this.drops = new LaterDrops(place.maintenance(), place.worn());
    }

    private record Started(DatabaseServer server, Optional<StoredBaseline> stored) {}

    /** Starts one. */
    public static VersionServer start(DatabaseSettings declared) {
        if (!declared.migrate()) {
            throw new ConcordatException(Problem.at(
                    declared.origin(DatabaseSettings.MIGRATE),
                    "Database '" + declared.name() + "' is used as it stands, so its migrations are not run.",
                    "remove '" + declared.key(DatabaseSettings.MIGRATE) + "'."));
        }
        DatabaseSettings settings = declared.at("");
        ServerPlan plan = DatabaseServers.plan(settings);
        BaselineCache cache = BaselineCache.ofUser();
        Optional<String> entry = VersionKeys.server(settings, plan).key().filter(key -> cache.isOn());
        Started started = start(plan, cache, entry);
        boolean open = false;
        try {
            VersionServer server = new VersionServer(settings, plan, started, entry);
            open = true;
            return server;
        } catch (SQLException e) {
            throw failed(settings, e);
        } finally {
            if (!open) {
                started.server().close();
            }
        }
    }

    private static Started start(ServerPlan plan, BaselineCache cache, Optional<String> entry) {
        Optional<StoredBaseline> stored = entry.flatMap(cache::find);
        if (stored.isPresent()) {
            try {
                return new Started(plan.start(stored.get()), stored);
            } catch (RuntimeException e) {
                cache.unusable(stored.get(), e);
            }
        }
        return new Started(plan.start(), Optional.empty());
    }

    /** The migrations. */
    public Migrator migrator() {
        return migrator;
    }

    /** What is declared. */
    public DatabaseSettings settings() {
        return settings;
    }

    /**
     * A database at a version, with the data that fixtures gave it on the way.
     *
     * @param version a version that {@link Migrator#versions} has; empty text for before the first
     * @throws ConcordatException if a migration up to that version fails
     */
    public synchronized VersionCopy copy(String version) {
        try {
            String template = templates.at(version, this::free);
            String name = free();
            databases.copy(template, name);
            inUse.add(name);
            return new VersionCopy(this, place.at(name));
        } catch (SQLException e) {
            throw server.death().map(death -> new ConcordatException(death, e)).orElseGet(() -> failed(settings, e));
        }
    }

    /** The declared name where nobody has it, for a migration may name its own database. */
    private String free() {
        String declared = place.working().database();
        String name = declared;
        for (int number = 2; inUse.contains(name); number++) {
            name = declared + "_" + number;
        }
        return name;
    }

    synchronized void giveBack(VersionCopy copy) {
        String name = copy.place().working().database();
        if (closed || kept.contains(name) || !inUse.remove(name)) {
            return;
        }
        try {
            String worn = drops.next();
            databases.rename(name, worn);
            drops.drop(worn);
        } catch (SQLException e) {
            // Its name stays taken, and it goes with the server.
            inUse.add(name);
        }
    }

    synchronized Optional<KeptServer> keep(VersionCopy copy) {
        Optional<KeptServer> found = server.keep(copy.place());
        if (found.isPresent()) {
            kept.add(copy.place().working().database());
        }
        return found;
    }

    /** Where the server listens, for what has to be asked of it beside its databases. */
    public Access maintenance() {
        return place.maintenance();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            drops.close();
            if (!kept.isEmpty()) {
                // Whoever looks into one finds it as it was left.
                return;
            }
            for (String name : inUse) {
                databases.drop(name);
            }
            if (settings.url().isPresent()) {
                templates.dropAll();
                Baselines.drop(place);
            }
            Templates.Stock stock = templates.stock();
            databases.close();
            if (stock.isNew()) {
                store(stock);
            }
        } catch (SQLException e) {
            // The server is gone, and everything with it.
        } finally {
            if (kept.isEmpty()) {
                server.close();
            }
        }
    }

    private void store(Templates.Stock stock) {
        if (entry.isEmpty()) {
            return;
        }
        try (BaselineCache.Hold hold = BaselineCache.ofUser().hold(entry.get())) {
            server.storeAtEnd(hold, Map.of("made", Long.toString(System.nanoTime())), stock.numbers(), stock.before());
        }
    }

    private ConcordatException confined() {
        return new ConcordatException(Problem.at(
                settings.origin(DatabaseSettings.URL),
                "Database '" + settings.name() + "' cannot be had at other versions: user '"
                        + place.working().username() + "' may not make databases beside it.",
                "let the server's administrator run: ALTER ROLE "
                        + SqlIdentifier.quote(place.working().username()) + " CREATEDB;"));
    }

    private static ConcordatException failed(DatabaseSettings settings, SQLException cause) {
        return new ConcordatException(
                Problem.at(
                        settings.origin(),
                        "A copy of database '" + settings.name() + "' could not be made: " + cause.getMessage(),
                        "see PostgreSQL's own words above."),
                cause);
    }
}
