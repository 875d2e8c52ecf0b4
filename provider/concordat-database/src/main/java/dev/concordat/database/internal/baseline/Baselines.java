package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.settings.DatabaseSettings.Reset;
import java.sql.SQLException;
import java.util.Optional;

/** Makes baselines and takes them up: making one is of its database's first run, taking it up of every one. */
public final class Baselines {

    private Baselines() {}

    /** Makes the working database, empty, for whoever migrates and loads it next. */
    public static void create(Place place) {
        if (place.isConfined()) {
            within(place, session -> {
                OwnObjects.drop(session);
                session.execute("create schema concordat_baseline; comment on schema concordat_baseline is "
                        + SqlIdentifier.literal(Place.MARK));
            });
            return;
        }
        work(place, copies -> copies.copy(place.source(), place.working().database()));
    }

    /** Leaves nothing behind of a working database that could not be prepared; one that was there is empty again. */
    public static void discard(Place place) {
        if (place.isConfined()) {
            within(place, OwnObjects::drop);
            return;
        }
        work(place, copies -> {
            copies.drop(place.working().database());
            if (place.existed()) {
                copies.copy(place.source(), place.working().database());
            }
        });
    }

    /** Makes the working database anew from its template, whatever was done to it by whomever; its sessions end. */
    public static void replace(Place place) {
        work(place, copies -> copies.copy(place.template(), place.working().database()));
    }

    /** Drops the working database and all that stands beside it; what is not ours stays. */
    public static void drop(Place place) {
        work(place, copies -> {
            copies.dropOurs(place.working().database());
            copies.dropOurs(place.template());
            copies.dropOurs(place.spare());
            copies.dropOurs(place.worn());
            if (place.existed()) {
                copies.dropOurs(place.source());
            }
        });
    }

    /**
     * Takes the working database, migrated and loaded, to which nobody is connected, for the baseline: all that coming
     * back to it needs is put into the server itself.
     */
    public static void make(DatabaseSettings settings, Place place) {
        try {
            Capabilities capabilities;
            try (Session session = Session.open(place.working())) {
                capabilities = Capabilities.of(session);
                store(session, place, capabilities.way(settings));
            }
            if (capabilities.createsDatabases()) {
                TemplateBaseline.make(place);
            }
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    /** Puts into the working database what restoring it in place needs. */
    static void store(Place place, Reset way) throws SQLException {
        try (Session session = Session.open(place.working())) {
            store(session, place, way);
        }
    }

    private static void store(Session session, Place place, Reset way) throws SQLException {
        if (way != Reset.CLONE) {
            if (way != Reset.RELOAD) {
                session.replica();
            }
            EndedSessions.of(session.connection(), place.working().database());
            new Shadow(session).make(way == Reset.WAL);
        }
    }

    /**
     * The way back to a baseline.
     *
     * @param baseline the way
     * @param shortfall what to tell of it where it is not the best there could be; whoever opens one may throw it away
     *     untold
     */
    public record Opened(Baseline baseline, Optional<String> shortfall) {}

    /** The way back to a baseline that {@link #make} made, in this JVM or another one. */
    public static Opened open(DatabaseSettings settings, Place place) {
        try {
            Session session = Session.open(place.working());
            boolean open = false;
            try {
                Capabilities capabilities = Capabilities.of(session);
                Reset way = capabilities.way(settings);
                Baseline baseline =
                        open(settings, place, session, new InPlaceBaseline.Ways(way, capabilities.createsDatabases()));
                open = true;
                return new Opened(
                        settings.verifyReset() ? new CheckedBaseline(baseline, settings, place.working()) : baseline,
                        capabilities.shortfall(settings, way));
            } finally {
                if (!open) {
                    session.close();
                }
            }
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    private static Baseline open(DatabaseSettings settings, Place place, Session session, InPlaceBaseline.Ways ways)
            throws SQLException {
        if (ways.inPlace() == Reset.CLONE) {
            session.close();
            return TemplateBaseline.open(place);
        }
        return InPlaceBaseline.open(place, settings, ways, session);
    }

    private interface WorkWithin {
        void of(Session session) throws SQLException;
    }

    private static void within(Place place, WorkWithin work) {
        try (Session session = Session.open(place.working())) {
            work.of(session);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    private interface Work {
        void of(WholeDatabases copies) throws SQLException;
    }

    private static void work(Place place, Work work) {
        try (WholeDatabases copies = WholeDatabases.from(place.maintenance())) {
            work.of(copies);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    private static ConcordatException failed(Place place, SQLException cause) {
        return new ConcordatException(
                new Problem(
                        "The baseline of database '" + place.working().database() + "' could not be made: "
                                + cause.getMessage(),
                        place.working().url(),
                        "see PostgreSQL's own words above."),
                cause);
    }
}
