package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.List;
import java.util.Optional;

/** One declared database, where it is. Finding it touches nothing. */
interface Target {

    /** What is declared. */
    DatabaseSettings settings();

    /** Where it is, for people. */
    String kind();

    /** The names it has, if it is there and at its baseline or changed since. */
    Optional<Place> place();

    /** What would be done to make it, in steps. */
    List<String> creation();

    /** Makes it anew, whatever was there of ours. */
    void create();

    /** What would go, in steps. */
    List<String> removal();

    /** Removes all that is ours. */
    void drop();

    /** Does something to the database as it is, while nobody else does. */
    void use(Use use);

    /** What can be told of it beside its schema. */
    List<String> facts(boolean showPassword);

    /** What is done to a database as it is. */
    interface Use {
        void on(Place place);
    }

    /** The names it has; an error where it is not there. */
    default Place required(Verb verb) {
        return place().orElseThrow(() -> new ConcordatException(Problem.at(
                settings().origin(),
                "Database '" + settings().name() + "' is not there, so '" + verb.word() + "' cannot be done.",
                "run 'start' first: it makes, migrates and loads it.")));
    }
}
