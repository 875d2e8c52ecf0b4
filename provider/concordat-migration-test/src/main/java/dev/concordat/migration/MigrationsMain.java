package dev.concordat.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.database.version.DatabaseVersions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Holds the migrations of the declared databases to their policy, as a test with {@link MigrationPolicy} does.
 * {@code concordat migrations check} runs it on a module's test class path; so does whoever has that class path at
 * hand:
 *
 * <pre>{@code
 * java -cp <test class path> dev.concordat.migration.MigrationsMain check --release=origin/main
 * }</pre>
 *
 * <p>Options: {@code --database=<name>,<name>} (default: all that are declared), {@code --release=<branch, tag or
 * commit>}, {@code --from=<version>} for the first one that is measured, {@code --json} for machines. What the program
 * says of its own progress goes to standard error.
 *
 * <p>Ends with 0 when nothing was found, with 1 when something was, with 2 when not everything could be checked.
 *
 * @since 0.1
 */
public final class MigrationsMain {

    private static final int COULD_NOT = 2;

    /** Held on to, so that its level is not forgotten. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private MigrationsMain() {}

    /** Runs it, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        System.setOut(err);
        FLYWAY.setLevel(Level.WARNING);
        AtomicInteger code = new AtomicInteger(COULD_NOT);
        DatabaseVersions.quietly(() -> code.set(run(List.of(arguments), out, err)));
        System.exit(code.get());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            CheckRequest request = CheckRequest.parse(arguments);
            Map<String, List<MigrationCheck>> checked = new LinkedHashMap<>();
            for (String database : request.databases().isEmpty() ? declared() : request.databases()) {
                checked.put(database, PolicyCheck.of(database, request.from(), request.release(), CheckRequest.WHERE));
            }
            CheckReport report = new CheckReport(checked);
            out.print(request.json() ? report.json() : report.text());
            out.flush();
            return report.exitCode();
        } catch (ConcordatException e) {
            err.println(e.getMessage());
            return COULD_NOT;
        }
    }

    private static List<String> declared() {
        List<String> names = Settings.load(Thread.currentThread().getContextClassLoader())
                .section(Settings.DATABASES)
                .map(section -> List.copyOf(section.entries().keySet()))
                .orElse(List.of());
        if (names.isEmpty()) {
            throw new ConcordatException(Problem.at(
                    Origin.of(Settings.FILE),
                    "No database is declared.",
                    "declare one in src/test/resources/" + Settings.FILE + ":\n" + Settings.DATABASES
                            + ":\n  main: {}"));
        }
        return names;
    }
}
