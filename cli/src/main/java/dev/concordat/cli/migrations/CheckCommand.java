package dev.concordat.cli.migrations;

import dev.concordat.cli.database.ModuleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code concordat migrations check}. */
@Command(
        name = "check",
        description = "Holds a module's migrations to a policy, measured while they run on a database of their own.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing was found", "1:something was found", "2:not every migration could be checked"},
        footerHeading = "%nRules:%n",
        footer = {
            "  untested-data-change  who changes rows, or is code, has a test with @MigrationTest",
            "  table-rewrite         no table is written anew while nobody may read it",
            "  table-scan            no table is read as a whole while nobody may write it",
            "  index-lock            no index is built while nobody may write its table",
            "  data-under-lock       no rows are changed while a table is locked for everybody",
            "  lock-timeout          nobody waits for that lock without end (lock-timeout: true)",
            "  name, gap             names are as agreed and seen by Flyway, no number is left out",
            "  edited, late          what was released stays, what is new comes after it (--release)",
            "",
            "One finding is accepted by a line in the script:",
            "  -- concordat: allow table-rewrite because the table has 100 rows",
            "",
            "Example:",
            "  concordat migrations check provider/catalog --release=origin/main"
        })
public final class CheckCommand implements Callable<Integer> {

    private static final ModuleCommand PROGRAM =
            new ModuleCommand("dev.concordat.migration.MigrationsMain", "concordat-migration-test");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Parameters(
            index = "0",
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

    @Option(
            names = "--release",
            paramLabel = "REF",
            description = {
                "The branch, tag or commit that was released: what it holds is not to be edited, and is not measured.",
                "Default: 'release' in the section 'migrations' of concordat.yml, else nothing was."
            })
    private @Nullable String release;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description =
                    "The first version that is measured. Default: 'since' in that section, else the first of all.")
    private @Nullable String from;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("check"));
        if (databases != null) {
            arguments.add("--database=" + String.join(",", databases));
        }
        if (release != null) {
            arguments.add("--release=" + release);
        }
        if (from != null) {
            arguments.add("--from=" + from);
        }
        if (json) {
            arguments.add("--json");
        }
        return PROGRAM.run(
                module,
                arguments,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
