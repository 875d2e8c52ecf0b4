package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.settings.DatabaseSettings.Reset;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database back in place: where the end of the write-ahead log has not moved nothing was written, and nothing
 * is done; else what was written, or where that cannot be told everything, is restored. What cannot be restored in
 * place, a change of the schema above all, is made again from the template, where there is one.
 */
final class InPlaceBaseline implements Baseline {

    /**
     * How.
     *
     * @param inPlace how tables are restored
     * @param template whether there is a template for the rest
     */
    record Ways(Reset inPlace, boolean template) {}

    private final Place place;
    private final DatabaseSettings settings;
    private final Ways ways;
    private final Leftovers leftovers;
    private @Nullable Watch watch;
    private @Nullable TemplateBaseline template;
    private boolean used = true;

    private InPlaceBaseline(Place place, DatabaseSettings settings, Ways ways) {
        this.place = place;
        this.settings = settings;
        this.ways = ways;
        this.leftovers = new Leftovers(settings.name());
    }

    /** Takes up the baseline, by a session in the working database that is its own from now on. */
    static InPlaceBaseline open(Place place, DatabaseSettings settings, Ways ways, Session session)
            throws SQLException {
        InPlaceBaseline baseline = new InPlaceBaseline(place, settings, ways);
        baseline.watch = Watch.start(session, settings, ways.inPlace(), baseline.leftovers);
        return baseline;
    }

    @Override
    public synchronized Restored restore() {
        try {
            Watch current = watch;
            if (current == null) {
                return makeAgain("an earlier reset failed");
            }
            String reason;
            try {
                Watch.Outcome outcome = current.restore(used);
                if (outcome.structure().isEmpty()) {
                    return outcome.sessionsEnded() ? Restored.SESSIONS_ENDED : Restored.IN_PLACE;
                }
                reason = outcome.structure();
                leftovers.madeAgain(reason);
            } catch (SQLException e) {
                reason = String.valueOf(e.getMessage());
                leftovers.notInPlace(e);
            }
            return makeAgain(reason);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void usedBy(String name) {
        used = true;
        leftovers.usedBy(name);
    }

    @Override
    public synchronized void unused() {
        used = false;
    }

    private Restored makeAgain(String reason) throws SQLException {
        if (!ways.template()) {
            throw new ConcordatException(new Problem(
                    "Database '" + settings.name() + "' cannot be brought back to its baseline: " + reason + ".",
                    place.working().url(),
                    "leave the schema alone in tests, or let the server's administrator run: ALTER ROLE "
                            + SqlIdentifier.quote(place.working().username()) + " CREATEDB;"));
        }
        close(watch);
        watch = null;
        template().replace();
        watchAgain();
        return Restored.SESSIONS_ENDED;
    }

    @Override
    public synchronized boolean setAside(String name) {
        if (!ways.template()) {
            return false;
        }
        try {
            close(watch);
            watch = null;
            template().setAside(name);
            watchAgain();
            return true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void rebase() {
        try {
            close(watch);
            watch = null;
            Baselines.store(place, ways.inPlace());
            if (ways.template()) {
                template().rebase();
            }
            watchAgain();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    // Not before it is needed: most runs never change their schema.
    private TemplateBaseline template() throws SQLException {
        TemplateBaseline opened = template;
        if (opened == null) {
            opened = TemplateBaseline.open(place);
            template = opened;
        }
        return opened;
    }

    private void watchAgain() throws SQLException {
        Session session = Session.open(place.working());
        boolean started = false;
        try {
            watch = Watch.start(session, settings, ways.inPlace(), leftovers);
            started = true;
        } finally {
            if (!started) {
                session.close();
            }
        }
    }

    private ConcordatException failed(SQLException cause) {
        return new ConcordatException(
                new Problem(
                        "Database '" + settings.name() + "' could not be brought back to its baseline: "
                                + cause.getMessage(),
                        place.working().url(),
                        "see PostgreSQL's own words above."),
                cause);
    }

    @Override
    public synchronized void close() {
        try {
            close(watch);
            watch = null;
            if (template != null) {
                template.close();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void close(@Nullable Watch last) throws SQLException {
        if (last != null) {
            last.close();
        }
    }
}
