package dev.concordat.database.internal.command;

import dev.concordat.database.internal.baseline.Baselines;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.DatabaseServers;
import dev.concordat.database.internal.server.ExistingDatabase;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database that a URL names.
 *
 * @param settings what is declared
 * @param found what the URL leads to
 * @param preparing how it is made
 */
record ExistingTarget(DatabaseSettings settings, ExistingDatabase found, Preparing preparing) implements Target {

    @Override
    public String kind() {
        return "by its URL";
    }

    @Override
    public Optional<Place> place() {
        return found.prepared() ? Optional.of(found.place()) : Optional.empty();
    }

    @Override
    public List<String> creation() {
        List<String> steps = new ArrayList<>();
        String database = "database '" + found.place().working().database() + "' at "
                + found.place().working();
        switch (found.kind()) {
            case ABSENT -> steps.add("make " + database);
            case EMPTY -> steps.add("take " + database + ", which is empty");
            case OURS ->
                steps.addAll(
                        Sessions.ended(found.place(), "drop " + database + ", which Concordat made, and make it anew"));
        }
        steps.addAll(Making.steps(settings));
        steps.add("keep its baseline in '" + found.place().template() + "' beside it");
        return steps;
    }

    @Override
    public void create() {
        Ready ready = preparing.prepare(settings);
        try {
            ready.baseline().close();
        } finally {
            ready.server().close();
        }
    }

    @Override
    public List<String> removal() {
        return found.kind() == ExistingDatabase.Kind.OURS
                ? Sessions.ended(
                        found.place(),
                        "drop database '" + found.place().working().database() + "' at "
                                + found.place().working()
                                + ", which Concordat made, with '"
                                + found.place().template() + "' and '"
                                + found.place().source() + "' beside it")
                : List.of();
    }

    @Override
    public void drop() {
        if (found.kind() == ExistingDatabase.Kind.OURS) {
            use(Baselines::drop);
        }
    }

    @Override
    public void use(Use use) {
        try (DatabaseServer server = DatabaseServers.plan(settings).start()) {
            use.on(server.claim(settings));
        }
    }

    @Override
    public List<String> facts(boolean showPassword) {
        return List.of(
                "JDBC      " + found.place().working(),
                "user      " + found.place().working().username());
    }
}
