package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A baseline kept as a template database: the working database gives way to a copy of it. From the first reset on the
 * next copy is made ahead, and what it replaces is dropped, while the application is used.
 */
final class TemplateBaseline implements Baseline {

    private final Place place;
    private final WholeDatabases copies;
    private @Nullable Gate gate;
    private Gate.@Nullable Look at;
    private @Nullable SpareDatabase spare;

    private TemplateBaseline(Place place, WholeDatabases copies) {
        this.place = place;
        this.copies = copies;
    }

    /** Makes the template from the working database, to which nobody needs to be connected any more. */
    static void make(Place place) throws SQLException {
        try (WholeDatabases copies = WholeDatabases.from(place.maintenance())) {
            copies.copyUsed(place.working().database(), place.template());
        }
    }

    /** The baseline that {@link #make} made. */
    static TemplateBaseline open(Place place) throws SQLException {
        TemplateBaseline baseline = new TemplateBaseline(place, WholeDatabases.from(place.maintenance()));
        baseline.look();
        return baseline;
    }

    // What is drawn from an unlogged sequence leaves no trace that could be seen from another database.
    private void look() throws SQLException {
        boolean silent;
        try (Session working = Session.open(place.working())) {
            silent = working.one(
                    "select exists (select from pg_class where relkind = 'S' and relpersistence = 'u')",
                    row -> row.getBoolean(1));
        }
        Gate opened =
                silent ? null : Gate.open(copies.session(), place.working().database());
        gate = opened;
        at = opened == null ? null : opened.look();
    }

    private boolean untouched() throws SQLException {
        if (gate == null || at == null) {
            return false;
        }
        Gate.Look look = gate.look();
        return look.open() == 0 && look.sameAs(at);
    }

    @Override
    public synchronized Restored restore() {
        try {
            if (untouched()) {
                return Restored.IN_PLACE;
            }
            replace();
            return Restored.SESSIONS_ENDED;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Makes the working database anew, whether or not anything was written. */
    synchronized void replace() throws SQLException {
        SpareDatabase ready = spare;
        if (ready == null) {
            copies.copy(place.template(), place.working().database());
            ready = new SpareDatabase(place);
            spare = ready;
        } else {
            ready.takeOver(copies);
        }
        look();
        ready.refill();
    }

    // Who wrote what cannot be told, so neither can who was late.
    @Override
    public void usedBy(String name) {}

    @Override
    public void unused() {}

    @Override
    public synchronized boolean setAside(String name) {
        try {
            copies.dropOurs(name);
            copies.rename(place.working().database(), name);
            copies.copy(place.template(), place.working().database());
            look();
            return true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void rebase() {
        try {
            closeSpare();
            copies.copyUsed(place.working().database(), place.template());
            look();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void closeSpare() {
        if (spare != null) {
            spare.close();
            spare = null;
        }
    }

    private ConcordatException failed(SQLException cause) {
        return new ConcordatException(
                new Problem(
                        "Database '" + place.working().database() + "' could not be made from its template '"
                                + place.template() + "': " + cause.getMessage(),
                        place.working().url(),
                        "see PostgreSQL's own words above."),
                cause);
    }

    @Override
    public synchronized void close() {
        closeSpare();
        try {
            copies.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
