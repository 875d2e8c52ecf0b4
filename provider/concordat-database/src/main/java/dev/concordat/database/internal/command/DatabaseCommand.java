package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.migration.Migration;
import dev.concordat.database.internal.migration.SchemaState;
import dev.concordat.database.internal.server.ExistingDatabase;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.StartedServers;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Runs one command for the databases it is meant for, one after the other; one that fails keeps no other from it. */
public final class DatabaseCommand {

    /** Everything asked for was done, or would be. */
    public static final int DONE = 0;

    /** Not everything could be done. */
    public static final int COULD_NOT = 2;

    private final Preparing preparing;
    private final PrintStream out;
    private final PrintStream err;

    /** A command that says what it does, and what it cannot. */
    public DatabaseCommand(Preparing preparing, PrintStream out, PrintStream err) {
        this.preparing = preparing;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs it; returns the exit code.
     *
     * @param settings what is declared, read when the arguments are known to be good
     */
    public int run(List<String> arguments, Supplier<Settings> settings) {
        int code = DONE;
        try {
            Request request = Request.parse(arguments);
            Settings declared = settings.get();
            Choice choice = Choice.of(request, declared);
            if (request.verb() == Verb.SNAPSHOT) {
                new SnapshotOrder(request, declared).take(choice, database -> target(request, database), out);
            } else {
                for (DatabaseSettings database : choice.databases()) {
                    code = Math.max(code, run(request, database));
                }
            }
            if (request.dryRun()) {
                out.println("Nothing was touched.");
            }
        } catch (ConcordatException e) {
            err.println(e.getMessage());
            code = COULD_NOT;
        }
        return code;
    }

    private int run(Request request, DatabaseSettings database) {
        try {
            run(request, target(request, database));
            return DONE;
        } catch (ConcordatException e) {
            err.println(e.getMessage());
            return COULD_NOT;
        }
    }

    private Target target(Request request, DatabaseSettings database) {
        Choice.check(request, database);
        if (database.url().isPresent()) {
            return new ExistingTarget(database, ExistingDatabase.look(database), preparing);
        }
        Path project = Path.of(request.value(Request.PROJECT).orElse(""));
        return new EmbeddedTarget(database, StartedServers.of(project), preparing);
    }

    private void run(Request request, Target target) {
        String name = target.settings().name();
        Plan plan = new Plans(request, target).plan();
        if (request.dryRun() && !plan.steps().isEmpty()) {
            plan.steps().forEach(step -> out.println(name + ": would " + step));
            return;
        }
        if (!plan.steps().isEmpty()) {
            plan.action().run();
        }
        if (request.verb() == Verb.DROP) {
            out.println(name + ": " + plan.done());
            return;
        }
        // What was done may have made it another one.
        tell(request, plan, target(request, target.settings()));
    }

    private void tell(Request request, Plan plan, Target target) {
        StringBuilder line = new StringBuilder(target.settings().name() + ": " + plan.done());
        target.place().ifPresent(place -> line.append(", ").append(state(target, place)));
        out.println(line);
        if (target.place().isPresent()
                && (request.verb() == Verb.START || request.verb() == Verb.RECREATE || request.verb() == Verb.STATUS)) {
            target.facts(request.showPassword()).forEach(fact -> out.println("  " + fact));
        }
    }

    private static String state(Target target, Place place) {
        SchemaState state = Migration.state(target.settings(), place, "");
        return target.kind() + ", "
                + (state.version().isEmpty() ? "at no version" : "at version " + state.version())
                + (state.pending().isEmpty()
                        ? ""
                        : ", " + state.pending().size() + " pending (" + String.join(", ", state.pending()) + ")")
                + ", " + Sessions.size(place);
    }
}
