package dev.concordat.database;

import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.command.DatabaseCommand;
import dev.concordat.database.internal.command.Preparing;
import dev.concordat.database.internal.command.Ready;
import dev.concordat.database.internal.server.DatabaseServers;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.spring.StartUpLogging;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does by hand what a test run does by itself: has the declared databases started, migrated and loaded, to be looked at
 * with {@code psql} or used by an application. {@code concordat database} runs it on a module's test class path; so
 * does whoever has that class path at hand:
 *
 * <pre>{@code
 * java -cp <test class path> dev.concordat.database.DatabaseMain start
 * }</pre>
 *
 * <p>Its first argument is what to do:
 *
 * <ul>
 *   <li>{@code start}: makes each database, migrated and loaded, and leaves it running; one that is there stays as it
 *       is
 *   <li>{@code status}: says where they are, at which version, and what is pending
 *   <li>{@code migrate}: applies what is pending, {@code --to=<version>} no further than that
 *   <li>{@code load}: adds the rows of the fixtures, {@code --fixtures=<set>,<set>} others than those declared
 *   <li>{@code reset}: brings them back to their baseline
 *   <li>{@code recreate}: makes them anew, whatever was there of ours
 *   <li>{@code baselines --migration=<version>}: has the cache hold the baselines at that version and at the one before
 *       it, or at {@code --from=<version>}, says which versions these are, and leaves nothing running
 *   <li>{@code drop}: removes all that is ours; of a database that a URL names nothing is left, not even an empty one
 *   <li>{@code snapshot}: takes masked rows of a database in use as a fixture set; nothing is written to it
 * </ul>
 *
 * <p>Options for all: {@code --database=<name>} (default: all that are declared), {@code --url=<JDBC URL>} and
 * {@code --username=<name>} for a database that exists, {@code --dry-run} to be told the steps and have none taken,
 * {@code --project=<folder>} for whose servers are meant (default: the current folder). {@code --port=<number>} is for
 * {@code start} and {@code recreate}, {@code --show-password} for all that tell how to connect; {@code --tables},
 * {@code --rows}, {@code --rules}, {@code --output} and {@code --force} are for {@code snapshot}. Passwords are read
 * from {@code concordat.yml} or the environment alone.
 *
 * <p>Ends with 0 when all is done, with 2 when something could not be done.
 *
 * @since 0.1
 */
public final class DatabaseMain {

    /** Held on to, so that its level is not forgotten. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private DatabaseMain() {}

    /** Runs one command, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        // Also for what tells its steps.
        System.setOut(out);
        // Where nothing else does the logging it would tell every step a second time.
        FLYWAY.setLevel(Level.WARNING);
        AtomicInteger code = new AtomicInteger();
        StartUpLogging.hushed(() -> code.set(run(List.of(arguments), out, err)));
        System.exit(code.get());
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Supplier<Settings> settings = () -> Settings.load(Thread.currentThread().getContextClassLoader());
        return arguments.contains(BaselinesCommand.VERB)
                ? new BaselinesCommand(settings, out, err).run(arguments)
                : new DatabaseCommand(new AsTestsDo(), out, err).run(arguments, settings);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The way of a test run. */
    static final class AsTestsDo implements Preparing {

        private final BaselineCache cache = BaselineCache.ofUser();

        @Override
        public Ready prepare(DatabaseSettings database) {
            Preparation.Prepared prepared = Preparation.of(database);
            return new Ready(prepared.server(), prepared.place(), prepared.baseline());
        }

        @Override
        public Optional<String> key(DatabaseSettings database) {
            return BaselineKey.of(database, DatabaseServers.plan(database)).key();
        }

        @Override
        public boolean isCached(String key) {
            return cache.find(key).isPresent();
        }
    }
}
