package dev.concordat.database.internal.baseline;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.SQLException;

/** Makes baselines and takes them up: making one is of its database's first run, taking it up of every one. */
public final class Baselines {

    private Baselines() {}

    /** Makes the working database, empty, for whoever migrates and loads it next. */
    public static void create(Place place) {
        TemplateBaseline.create(place);
    }

    /** Leaves nothing behind of a working database that could not be prepared; one that was there is empty again. */
    public static void discard(Place place) {
        TemplateBaseline.discard(place);
    }

    /**
     * Takes the working database, migrated and loaded, to which nobody is connected, for the baseline: all that coming
     * back to it needs is put into the server itself.
     */
    public static void make(DatabaseSettings settings, Place place) {
        try {
            if (way(settings, place) == DatabaseSettings.Reset.WAL) {
                try (Session session = Session.replica(place.working())) {
                    new Shadow(session).make();
                }
            }
        } catch (SQLException e) {
            throw failed(place, e);
        }
        TemplateBaseline.make(place);
    }

    /** The way back to a baseline that {@link #make} made, in this JVM or another one. */
    public static Baseline open(DatabaseSettings settings, Place place) {
        try {
            Capabilities capabilities = Capabilities.of(place.working());
            DatabaseSettings.Reset way = capabilities.way(settings);
            capabilities.tell(settings, way);
            return way == DatabaseSettings.Reset.WAL ? WalBaseline.open(place, settings) : TemplateBaseline.open(place);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    private static DatabaseSettings.Reset way(DatabaseSettings settings, Place place) throws SQLException {
        return Capabilities.of(place.working()).way(settings);
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
