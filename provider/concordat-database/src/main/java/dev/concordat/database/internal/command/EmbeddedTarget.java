package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.server.KeptServer;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.StartedServer;
import dev.concordat.database.internal.server.StartedServers;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database on a server of its own that was, or is to be, started to stay.
 *
 * @param settings what is declared
 * @param servers where started servers are noted
 * @param preparing how it is made
 */
record EmbeddedTarget(DatabaseSettings settings, StartedServers servers, Preparing preparing) implements Target {

    @Override
    public String kind() {
        return "embedded";
    }

    private Optional<StartedServer> noted() {
        return servers.find(settings.name());
    }

    private Optional<StartedServer> running() {
        return noted().filter(StartedServer::isRunning);
    }

    @Override
    public Optional<Place> place() {
        return running().map(StartedServer::place);
    }

    @Override
    public List<String> creation() {
        List<String> steps = new ArrayList<>(removal());
        steps.add("start an embedded PostgreSQL on "
                + port().map(port -> "port " + port).orElse("a free port") + " of 127.0.0.1");
        Optional<String> key = preparing.key(settings);
        if (key.isPresent() && preparing.isCached(key.get())) {
            steps.add("take the database from the cache, migrated and loaded");
        } else {
            steps.addAll(Making.steps(settings));
            if (key.isPresent()) {
                steps.add("keep it in the cache, as the baseline");
            }
        }
        steps.add("leave the server running");
        return steps;
    }

    // The port of the last time, so that what was told the URL then still has it.
    private Optional<Integer> port() {
        if (settings.port().isPresent()) {
            return Optional.of(settings.port().getAsInt());
        }
        return noted().filter(server -> server.isRunning() || server.isPortFree())
                .map(StartedServer::port);
    }

    @Override
    public void create() {
        alone(() -> {
            Optional<Integer> port = port();
            noted().ifPresent(StartedServer::stop);
            port.ifPresent(number ->
                    System.setProperty("concordat." + settings.key(DatabaseSettings.PORT), Integer.toString(number)));
            Ready ready = preparing.prepare(settings);
            boolean kept = false;
            try {
                ready.baseline().close();
                KeptServer server = ready.server().keep(ready.place()).orElseThrow(this::cannotStay);
                servers.note(
                        settings.name(),
                        server,
                        ready.place(),
                        preparing.key(settings).orElse(""));
                kept = true;
            } finally {
                if (!kept) {
                    ready.server().close();
                }
            }
        });
    }

    @SuppressWarnings("try") // nothing is asked of the lock but that it is held
    private void alone(Runnable action) {
        try (BaselineCache.Hold hold = servers.hold(settings.name())) {
            action.run();
        }
    }

    private ConcordatException cannotStay() {
        return new ConcordatException(Problem.at(
                settings.origin(),
                "The server of database '" + settings.name() + "' cannot outlive this command.",
                "remove '" + DatabaseSettings.IMAGE + "' for an embedded server, or name one that runs by '"
                        + DatabaseSettings.URL + "'."));
    }

    @Override
    public List<String> removal() {
        return noted().map(server -> server.isRunning()
                        ? Sessions.ended(
                                server.place(),
                                "stop the PostgreSQL at " + server.place().working() + ", and delete its data")
                        : List.of("forget the PostgreSQL at " + server.place().working() + ", which runs no more"))
                .orElse(List.of());
    }

    @Override
    public void drop() {
        alone(() -> noted().ifPresent(StartedServer::stop));
    }

    @Override
    public void use(Use use) {
        alone(() -> use.on(required(Verb.RESET)));
    }

    @Override
    public List<String> facts(boolean showPassword) {
        List<String> facts = new ArrayList<>();
        running().ifPresent(server -> {
            Place place = server.place();
            facts.add("JDBC      " + place.working());
            facts.add("user      " + place.working().username());
            facts.add("password  "
                    + (showPassword ? place.working().password() : "the last field of " + server.passwordFile()));
            facts.add("psql      PGPASSFILE=" + server.passwordFile() + " psql -h 127.0.0.1 -p " + server.port()
                    + " -U " + place.working().username() + " "
                    + quoted(place.working().database()));
            facts.add("since     " + server.since());
            String key = preparing.key(settings).orElse("");
            if (!key.equals(server.key())) {
                facts.add(
                        "note      its migrations, fixtures or settings have changed since; 'recreate' makes it anew");
            }
        });
        return facts;
    }

    private static String quoted(String name) {
        return name.matches("[\\w-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
