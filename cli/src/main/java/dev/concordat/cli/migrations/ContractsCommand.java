package dev.concordat.cli.migrations;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.cli.database.MigrationBaselines;
import dev.concordat.cli.database.MigrationBaselines.Versions;
import dev.concordat.cli.suite.ProviderTests;
import dev.concordat.cli.suite.ProviderTests.Verified;
import dev.concordat.cli.terminal.ScriptHome;
import dev.concordat.cli.terminal.Terminal;
import dev.concordat.configuration.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code concordat migrations contracts}. */
@Command(
        name = "contracts",
        description = "Says which interactions the code at hand keeps before a migration, and which after it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing that holds before is broken by the migration",
            "1:something that holds before fails after: do not migrate under this code",
            "2:it could not be run, or an interaction fails on both sides or is not known"
        },
        footerHeading = "%n",
        footer = {
            "The module's own contract tests are run twice, with its database at the",
            "version before and at the migration's own. Nothing is published to a broker.",
            "",
            "For a migration that is to run under code that is live, run it in a checkout",
            "of that code:",
            "  git worktree add ../released v1.4",
            "  cd ../released",
            "  concordat migrations contracts 14 --migrations=../main/db/migration",
            "",
            "What it leaves, below the root:",
            "  target/concordat/contracts-<version>.json  the result, for machines",
            "  target/concordat/logs                      the output of both runs"
        })
public final class ContractsCommand implements Callable<Integer> {

    private static final int COULD_NOT_RUN = 2;

    private static final String OUTPUT = "target/concordat";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "VERSION", description = "The migration's version, as in 8.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private String version;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MODULE",
            description = {
                "The folder of the provider's module. Default: this folder, if it declares databases; else the only",
                "provider in concordat-suite.yml."
            })
    private @Nullable String module;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Whose migration it is. Default: the only one, or 'main'.")
    private @Nullable String database;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "The version to compare with. Default: the one right before.")
    private @Nullable String from;

    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            description = "A folder with the migrations, instead of those of the code at hand.")
    private @Nullable Path migrations;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.of(spec.commandLine().getOut(), environment);
        Path here = Path.of("").toAbsolutePath();
        MigrationBaselines baselines = MigrationBaselines.of(module, here, ScriptHome.folder());
        ProviderTests tests = ProviderTests.of(baselines.root(), baselines.folder(), environment, terminal);
        Path report = baselines
                .root()
                .resolve(OUTPUT)
                .resolve("contracts-" + version.replaceAll("[^A-Za-z0-9.]", "_") + ".json");
        forget(report);
        Optional<Versions> made = baselines.make(
                options(), environment, terminal.out(), spec.commandLine().getErr());
        if (made.isEmpty()) {
            terminal.out()
                    .println(
                            "Not known: the database cannot be had on both sides of " + version + "; no test was run.");
            return COULD_NOT_RUN;
        }
        Versions versions = made.get();
        Verified before = tests.run("before " + versions.after(), variables(versions, versions.before()));
        Verified after = tests.run("after " + versions.after(), variables(versions, versions.after()));
        String path = baselines.root().relativize(baselines.folder()).toString();
        ContractsResult result = new ContractsResult(path, versions, before, after);
        new ContractsJson(result, baselines.root()).write(report);
        new ContractsText(terminal, result).print(report);
        return result.answer().exitCode();
    }

    /** What an earlier run found is not to be taken for what this one could not. */
    private static void forget(Path report) {
        try {
            Files.deleteIfExists(report);
        } catch (IOException e) {
            throw new UncheckedIOException("The report of an earlier run cannot be deleted: " + e.getMessage(), e);
        }
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--migration=" + version));
        if (database != null) {
            options.add("--database=" + database);
        }
        if (from != null) {
            options.add("--from=" + from);
        }
        location().ifPresent(location -> options.add("--migrations=" + location));
        return options;
    }

    private Optional<String> location() {
        if (migrations == null) {
            return Optional.empty();
        }
        if (!Files.isDirectory(migrations)) {
            throw new ConcordatException(new Problem(
                    "There is no folder '" + migrations + "'.",
                    "command line, seen from " + Path.of("").toAbsolutePath(),
                    "name the folder that holds the migrations: --migrations=src/main/resources/db/migration."));
        }
        return Optional.of("filesystem:" + migrations.toAbsolutePath().normalize());
    }

    /** How the tests are told: as environment, which every way of running them passes on. */
    private Map<String, String> variables(Versions versions, String at) {
        String prefix = Settings.DATABASES + "." + versions.database() + ".";
        Map<String, String> variables = new HashMap<>();
        variables.put(Settings.variableName(prefix + "version"), at);
        if (!versions.fixtures().isEmpty()) {
            variables.put(Settings.variableName(prefix + "fixtures"), versions.fixtures());
        }
        location().ifPresent(location -> variables.put(Settings.variableName(prefix + "migrations"), location));
        return variables;
    }
}
