package dev.concordat.cli.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code concordat database}. */
@Command(
        name = "database",
        description = "Has a module's databases up, migrated and loaded, to look at them or use them by hand.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, or with --dry-run told", "2:something could not be done, or not for every database"},
        footerHeading = "%nWhat to do:%n",
        footer = {
            "  start      makes each database as tests get it, and leaves it running; one that is there stays",
            "  status     where they are, at which version, what is pending",
            "  migrate    applies what is pending; rows stay",
            "  load       adds the rows of the fixtures, all or none",
            "  reset      back to the baseline: as they were when they were made",
            "  recreate   makes them anew, whatever was there: drop, migrate, load",
            "  drop       stops servers, and removes all that is ours",
            "  snapshot   takes masked rows of a database in use as a fixture set; nothing is written there",
            "",
            "Where: an embedded PostgreSQL, unless '--url' or 'url' in concordat.yml names a database. That",
            "one is taken only if it does not exist, is empty, or was made by Concordat. Its password is read",
            "from 'password' in concordat.yml, or CONCORDAT_DATABASES_<NAME>_PASSWORD. 'snapshot' reads any.",
            "",
            "Example:",
            "  concordat database start provider/catalog",
            "  concordat database recreate --url=jdbc:postgresql://localhost/catalog --username=ci --dry-run",
            "  concordat database snapshot --url=jdbc:postgresql://copy/catalog --tables=product,audit.* --rows=50"
        })
public final class DatabaseCommand implements Callable<Integer> {

    private static final ModuleCommand PROGRAM =
            new ModuleCommand("dev.concordat.database.DatabaseMain", "concordat-database");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "VERB", description = "What to do; see below.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private String verb;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MODULE",
            description = {
                "The folder of the module whose tests declare the databases. Default: this folder, if it does;",
                "else the only provider in concordat-suite.yml."
            })
    private @Nullable String module;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            split = ",",
            description = "Those alone. Default: all that are declared.")
    private @Nullable List<String> databases;

    @Option(names = "--dry-run", description = "Tell the steps, and take none.")
    private boolean dryRun;

    @Option(names = "--url", paramLabel = "URL", description = "The JDBC URL of a database that exists.")
    private @Nullable String url;

    @Option(names = "--username", paramLabel = "NAME", description = "Who connects there.")
    private @Nullable String username;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            description = "start, recreate: where the embedded server listens.")
    private @Nullable String port;

    @Option(names = "--to", paramLabel = "VERSION", description = "migrate: no further than this version.")
    private @Nullable String to;

    @Option(names = "--fixtures", paramLabel = "SETS", description = "load: these sets, not those that are declared.")
    private @Nullable String fixtures;

    @Option(
            names = "--tables",
            paramLabel = "NAMES",
            description = {
                "snapshot: the tables to begin with; '*' stands for any characters. Default: all. Rows that",
                "theirs refer to by foreign keys come along, from whatever table."
            })
    private @Nullable String tables;

    @Option(names = "--rows", paramLabel = "NUMBER", description = "snapshot: how many of each table. Default: 100.")
    private @Nullable String rows;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "snapshot: what is done to columns. Default: src/test/resources/masks.yml of the module.")
    private @Nullable Path rules;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = {
                "snapshot: the file to write, .yml or .json. Default:",
                "src/test/resources/fixtures/snapshot.yml of the module."
            })
    private @Nullable Path output;

    @Option(names = "--force", description = "snapshot: replace that file if it is there.")
    private boolean force;

    @Option(names = "--show-password", description = "start, status, recreate: print the embedded server's password.")
    private boolean showPassword;

    @Override
    public Integer call() throws Exception {
        return PROGRAM.run(
                module,
                arguments(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(verb);
        if (databases != null) {
            arguments.add("--database=" + String.join(",", databases));
        }
        add(arguments, "--url", url);
        add(arguments, "--username", username);
        add(arguments, "--port", port);
        add(arguments, "--to", to);
        add(arguments, "--fixtures", fixtures);
        add(arguments, "--tables", tables);
        add(arguments, "--rows", rows);
        add(arguments, "--rules", absolute(rules));
        add(arguments, "--output", absolute(output));
        if (force) {
            arguments.add("--force");
        }
        if (dryRun) {
            arguments.add("--dry-run");
        }
        if (showPassword) {
            arguments.add("--show-password");
        }
        return arguments;
    }

    // As it is seen from here: the command runs in the module's folder.
    private static @Nullable String absolute(@Nullable Path file) {
        return file == null ? null : file.toAbsolutePath().normalize().toString();
    }

    private static void add(List<String> arguments, String option, @Nullable String value) {
        if (value != null) {
            arguments.add(option + "=" + value);
        }
    }
}
