package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Steps;
import dev.concordat.configuration.YamlValue;
import dev.concordat.database.internal.baseline.Baseline;
import dev.concordat.database.internal.fixture.Rows;
import dev.concordat.database.internal.fixture.RunClock;
import dev.concordat.database.internal.migration.Migrated;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.KeptServer;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.spring.SpringDatabase;
import dev.concordat.database.table.TableRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database whose server runs and whose baseline is built. */
final class PreparedDatabase implements Database, SpringDatabase {

    private final DatabaseSettings settings;
    private final DatabaseServer server;
    private final Place place;
    private final Baseline baseline;
    private volatile Migrated migrated;
    private final Rows rows;
    private final CopyPool copies;
    private final FailedDatabase failed;
    private final List<Runnable> sessionListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private PreparedDatabase(DatabaseSettings settings, Preparation.Prepared prepared) {
        this.settings = settings;
        this.server = prepared.server();
        this.place = prepared.place();
        this.baseline = prepared.baseline();
        this.migrated = prepared.migrated();
        this.rows = new Rows(settings);
        this.copies = new CopyPool(settings);
        this.failed = new FailedDatabase(settings, prepared);
    }

    static PreparedDatabase prepare(DatabaseSettings settings) {
        return new PreparedDatabase(settings, Preparation.of(settings));
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String url() {
        return place.working().url();
    }

    @Override
    public String username() {
        return place.working().username();
    }

    @Override
    public String password() {
        return place.working().password();
    }

    @Override
    public DataSource dataSource() {
        return place.working().dataSource();
    }

    @Override
    public String schemaVersion() {
        return migrated.schemaVersion();
    }

    @Override
    public Optional<String> stopsAt() {
        return settings.version();
    }

    @Override
    public Access access() {
        return place.working();
    }

    @Override
    public DatabaseSettings settings() {
        return settings;
    }

    @Override
    public Migrated migrated() {
        return migrated;
    }

    @Override
    public void rebase(Migrated further) {
        baseline.rebase();
        migrated = further;
        rows.forget();
        tellAll();
    }

    @Override
    public void reset() {
        reset("");
    }

    @Override
    public void reset(String next) {
        restore();
        baseline.usedBy(next);
    }

    @Override
    public void release() {
        restore();
        baseline.unused();
    }

    @Override
    public void release(Throwable failure) {
        if (failed.keep(failure)) {
            tellAll();
        }
        release();
    }

    private void tellAll() {
        sessionListeners.forEach(Runnable::run);
        listeners.forEach(Runnable::run);
    }

    private void restore() {
        if (restored() == Baseline.Restored.SESSIONS_ENDED) {
            sessionListeners.forEach(Runnable::run);
        }
        listeners.forEach(Runnable::run);
    }

    // A server that has died is the reason, whatever became of the statement it died under.
    private Baseline.Restored restored() {
        try {
            return baseline.restore();
        } catch (ConcordatException e) {
            throw server.death().map(death -> new ConcordatException(death, e)).orElse(e);
        }
    }

    @Override
    public void afterSessionsEnded(Runnable listener) {
        sessionListeners.add(listener);
    }

    @Override
    public void afterReset(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> insert(YamlValue.Mapping rowsByTable) {
        try (Connection connection = place.working().connect()) {
            connection.setAutoCommit(false);
            Map<String, List<Map<String, @Nullable Object>>> stored = rows.insert(connection, rowsByTable);
            connection.commit();
            return stored;
        } catch (SQLException e) {
            Problem problem = server.death()
                    .orElseGet(() -> Problem.at(
                            rowsByTable.origin(),
                            "Rows could not be inserted into database '" + name() + "': " + e.getMessage(),
                            "see PostgreSQL's own words above."));
            throw new ConcordatException(problem, e);
        }
    }

    @Override
    public TableRows table(String table) {
        return TableRows.of(
                place.working().dataSource("Concordat"),
                table,
                RunClock.now(settings).toInstant(),
                this::standing);
    }

    private String standing() {
        return "database '" + name() + "'" + (schemaVersion().isEmpty() ? "" : " at version " + schemaVersion());
    }

    /** Whether one more can be made: not of what exists already, nor of what listens on one port. */
    boolean canBeCopied() {
        return settings.url().isEmpty() && settings.migrate() && settings.port().isEmpty();
    }

    CopyPool copies() {
        return copies;
    }

    /** Ends it and its copies. */
    void close() {
        copies.close();
        baseline.close();
        if (settings.keep() == DatabaseSettings.Keep.ALWAYS) {
            server.keep(place).ifPresent(this::tell);
        } else if (settings.migrate()) {
            settings.steps().detail("dropping what was made for this run");
        }
        // Nothing is left to be closed of a server that is kept.
        server.close();
    }

    private void tell(KeptServer kept) {
        Steps steps = settings.steps();
        steps.done("kept for you to look into");
        kept.lines().forEach(steps::done);
    }
}
