package dev.concordat.cli.suite;

import dev.concordat.cli.terminal.ScriptHome;
import dev.concordat.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concordat suite}. */
@Command(
        name = "suite",
        description = "Runs the consumers' tests, then the providers' verification, and says what holds.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was run and verified",
            "1:a contract is broken: an interaction, or a consumer's own contract test, failed",
            "2:it could not be run, or not all of it"
        },
        footerHeading = "%nWhat to run, in concordat-suite.yml at the repository's root:%n",
        footer = {
            "  consumers:                           # their tests write pacts",
            "    - module: consumer/storefront      # a folder, seen from the file",
            "    - module: consumer/web",
            "      command: npm test                # instead of Maven, in the module's folder;",
            "                                       # one text is run by a shell, a list is not",
            "  providers:                           # their tests verify them",
            "    - module: provider/catalog",
            "      provider: catalog                # as pacts call it; default: the folder's name",
            "  pacts: pacts                         # default",
            "  timeout: 20m                         # default; for each command",
            "  broker: embedded                     # default; none: pacts straight from their folder",
            "  maven-arguments: -Pcontracts         # default: none",
            "",
            "Modules without a command share one run of './mvnw' or 'mvn' for each side, with the",
            "goal 'test', after the arguments in MAVEN_ARGS.",
            "",
            "Consumers' pacts are published to a broker of the run's own, providers take them from there",
            "and publish their results, and can-i-deploy is asked for each.",
            "",
            "What it leaves:",
            "  target/concordat/report.html    the result, to be looked at",
            "  target/concordat/report.json    the same, for machines",
            "  target/concordat/logs           the output of every command"
        })
public final class SuiteCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The folder with concordat-suite.yml. Default: the nearest one from here upwards.")
    private @Nullable Path root;

    @Override
    public Integer call() throws Exception {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.of(spec.commandLine().getOut(), environment);
        SuitePlan plan = SuitePlan.of(file(), environment);
        terminal.out().println("concordat suite in " + plan.file().root());
        SuiteResult result = new SuiteRun(plan, new TerminalProgress(terminal)).run();
        SuiteReports.write(result);
        new ResultText(terminal).print(result);
        return result.verdict().exitCode();
    }

    private SuiteFile file() {
        if (root != null) {
            return SuiteFile.in(root.toAbsolutePath().normalize());
        }
        return SuiteFile.nearest(Path.of("").toAbsolutePath(), ScriptHome.folder());
    }
}
