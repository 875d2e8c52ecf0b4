package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;

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
        TemplateBaseline.make(place);
    }

    /** The way back to a baseline that {@link #make} made, in this JVM or another one. */
    public static Baseline open(DatabaseSettings settings, Place place) {
        return TemplateBaseline.open(place);
    }
}
