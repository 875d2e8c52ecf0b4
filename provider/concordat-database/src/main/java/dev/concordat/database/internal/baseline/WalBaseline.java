package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database back in place: where the end of the write-ahead log has not moved nothing was written, and nothing
 * is done; else the log tells what was written, and that alone is restored. What cannot be restored in place, a change
 * of the schema above all, is restored from the template.
 */
final class WalBaseline implements Baseline {

    private final Place place;
    private final DatabaseSettings settings;
    private final Leftovers leftovers;
    private @Nullable Watch watch;
    private boolean used = true;

    private WalBaseline(Place place, DatabaseSettings settings) {
        this.place = place;
        this.settings = settings;
        this.leftovers = new Leftovers(settings.name());
    }

    static WalBaseline open(Place place, DatabaseSettings settings) throws SQLException {
        WalBaseline baseline = new WalBaseline(place, settings);
        baseline.watch = Watch.start(place, settings, baseline.leftovers);
        return baseline;
    }

    @Override
    public synchronized Restored restore(String next) {
        try {
            Restored restored = restore();
            used = !next.isEmpty();
            leftovers.usedBy(next);
            return restored;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Restored restore() throws SQLException {
        Watch current = watch;
        if (current == null) {
            return cloneTemplate();
        }
        try {
            Watch.Outcome outcome = current.restore(used);
            if (outcome.structure().isEmpty()) {
                return outcome.sessionsEnded() ? Restored.SESSIONS_ENDED : Restored.IN_PLACE;
            }
            leftovers.madeAgain(outcome.structure());
        } catch (SQLException e) {
            leftovers.notInPlace(e);
        }
        return cloneTemplate();
    }

    private Restored cloneTemplate() throws SQLException {
        Watch last = watch;
        watch = null;
        if (last != null) {
            last.close();
        }
        try (TemplateBaseline template = TemplateBaseline.open(place)) {
            template.restore("");
        }
        watch = Watch.start(place, settings, leftovers);
        return Restored.SESSIONS_ENDED;
    }

    @Override
    public synchronized void rebase() {
        try {
            close();
            try (Session session = Session.replica(place.working())) {
                new OpenTransactions(session, Gate.open(session), leftovers).endSessions();
                new Shadow(session).make();
            }
            TemplateBaseline.make(place);
            watch = Watch.start(place, settings, leftovers);
        } catch (SQLException e) {
            throw failed(e);
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
        Watch last = watch;
        watch = null;
        if (last != null) {
            try {
                last.close();
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }
}
