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

    private final Place place;
    private final DatabaseSettings settings;
    private final Reset way;
    private final @Nullable TemplateBaseline template;
    private final Leftovers leftovers;
    private @Nullable Watch watch;
    private boolean used = true;

    private InPlaceBaseline(Place place, DatabaseSettings settings, Reset way, @Nullable TemplateBaseline template) {
        this.place = place;
        this.settings = settings;
        this.way = way;
        this.template = template;
        this.leftovers = new Leftovers(settings.name());
    }

    /**
     * Takes up the baseline.
     *
     * @param template what to fall back on; nothing where the user may not make databases
     */
    static InPlaceBaseline open(Place place, DatabaseSettings settings, Reset way, @Nullable TemplateBaseline template)
            throws SQLException {
        InPlaceBaseline baseline = new InPlaceBaseline(place, settings, way, template);
        baseline.watch = Watch.start(place, settings, way, baseline.leftovers);
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
        if (template == null) {
            throw new ConcordatException(new Problem(
                    "Database '" + settings.name() + "' cannot be brought back to its baseline: " + reason + ".",
                    place.working().url(),
                    "leave the schema alone in tests, or let the server's administrator run: ALTER ROLE "
                            + SqlIdentifier.quote(place.working().username()) + " CREATEDB;"));
        }
        close(watch);
        watch = null;
        template.replace();
        watch = Watch.start(place, settings, way, leftovers);
        return Restored.SESSIONS_ENDED;
    }

    @Override
    public synchronized boolean setAside(String name) {
        if (template == null) {
            return false;
        }
        try {
            close(watch);
            watch = null;
            template.setAside(name);
            watch = Watch.start(place, settings, way, leftovers);
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
            Baselines.store(place, way);
            if (template != null) {
                template.rebase();
            }
            watch = Watch.start(place, settings, way, leftovers);
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
