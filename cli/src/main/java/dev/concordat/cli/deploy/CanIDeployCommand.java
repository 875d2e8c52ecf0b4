package dev.concordat.cli.deploy;

import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.deploy.CanIDeploy;
import dev.concordat.pactbroker.deploy.DeployAnswer;
import dev.concordat.pactbroker.deploy.DeployQuestion;
import dev.concordat.pactbroker.deploy.DeployReport;
import dev.concordat.pactbroker.deploy.Destination;
import dev.concordat.pactbroker.deploy.VersionSelector;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code concordat can-i-deploy}. */
@Command(
        name = "can-i-deploy",
        description = {
            "Says whether a version can be deployed.",
            "It can if it was verified with everything that is where it is to go."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:yes; with --dry-run whatever the answer is",
            "1:no: a verification failed, or a result is missing",
            "2:the broker could not be asked, or knows no such name"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  concordat can-i-deploy -a storefront -e 1.2.3 --to-environment=production",
            "  concordat can-i-deploy -a storefront -e 1.2.3 -a catalog --latest"
        })
public final class CanIDeployCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @ArgGroup(exclusive = false, multiplicity = "1..*", order = 1, heading = "%nWhat, once or several times:%n")
    private List<Selected> selected = new ArrayList<>();

    @ArgGroup(order = 2, heading = "%nWhere to; default: beside the latest version of each of the others:%n")
    private @Nullable Target target;

    @Option(
            names = "--ignore",
            split = ",",
            defaultValue = "${env:PACT_BROKER_CAN_I_DEPLOY_IGNORE}",
            paramLabel = "NAME",
            description = "A pacticipant whose results do not count; several times for several.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--retry-while-unknown",
            paramLabel = "TIMES",
            description = "How often to ask again while results are missing. Default: 0.")
    private int retries;

    @Option(
            names = "--retry-interval",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait before. Default: 10.")
    private int interval;

    @Option(
            names = "--dry-run",
            defaultValue = "${env:PACT_BROKER_CAN_I_DEPLOY_DRY_RUN:-false}",
            description = "Ask once, tell the answer, and end with 0 whatever it is.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "'table' for people, 'json' for machines. Default: table.")
    private Format output = Format.table;

    @ArgGroup(validate = false, order = 9, heading = "%nThe broker, the official one or Concordat's:%n")
    private final BrokerOptions broker = new BrokerOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (retries < 0 || interval < 0) {
            throw new ParameterException(
                    spec.commandLine(), "'--retry-while-unknown' and '--retry-interval' are 0 or more.");
        }
        DeployQuestion question = new DeployQuestion(
                selected.stream().map(each -> each.selector(spec)).toList(), destination(), ignored);
        Terminal terminal = Terminal.of(spec.commandLine().getOut(), System.getenv());
        BrokerClient client = broker.client();
        DeployAnswer answer = new CanIDeploy(client)
                .ask(
                        question,
                        dryRun ? 0 : retries,
                        Duration.ofSeconds(interval),
                        unknown -> waiting(unknown, terminal));
        print(new DeployReport(answer, client.settings().url()), terminal);
        return answer.isYes() || dryRun ? 0 : 1;
    }

    private Destination destination() {
        if (target != null) {
            return target.destination();
        }
        return selected.size() == 1 ? Destination.LATEST : Destination.NONE;
    }

    private void waiting(DeployAnswer answer, Terminal terminal) {
        long missing = answer.blocking().size();
        PrintWriter writer = output == Format.json ? spec.commandLine().getErr() : terminal.out();
        writer.println("Waiting " + interval + " s for " + missing + (missing == 1 ? " result." : " results."));
        writer.flush();
    }

    private void print(DeployReport report, Terminal terminal) {
        if (output == Format.json) {
            terminal.out().print(report.json());
            terminal.out().flush();
            return;
        }
        Colour colour = switch (report.answer().verdict()) {
            case YES -> Colour.GREEN;
            case NO -> Colour.RED;
            case UNKNOWN -> Colour.YELLOW;
        };
        terminal.out().println(terminal.paint(colour, Terminal.words(report.headline())));
        report.details().forEach(line -> terminal.out().println(Terminal.words(line)));
        if (dryRun && !report.answer().isYes()) {
            terminal.out().println();
            terminal.out().println("This was a dry run, which ends well all the same.");
        }
    }

    /** As whom the answer is for; in the letters that the pact command line has for it. */
    enum Format {
        table,
        json
    }

    /** A version that is asked about. */
    static final class Selected {

        @Option(
                names = {"-a", "--pacticipant"},
                required = true,
                paramLabel = "NAME",
                description = "The pacticipant.")
        @SuppressWarnings("NullAway.Init") // required
        private String pacticipant;

        @Option(
                names = {"-e", "--version"},
                paramLabel = "VERSION",
                description = "The version to be deployed.")
        private @Nullable String version;

        @Option(
                names = {"-l", "--latest"},
                arity = "0..1",
                fallbackValue = "",
                paramLabel = "TAG",
                description = "Its latest version; with a tag the latest that has it.")
        private @Nullable String latest;

        @Option(names = "--branch", paramLabel = "BRANCH", description = "The latest version of a branch.")
        private @Nullable String branch;

        @Option(names = "--main-branch", description = "The latest version of its main branch.")
        private boolean mainBranch;

        VersionSelector selector(CommandSpec spec) {
            long given = Stream.of(version != null, latest != null, branch != null, mainBranch)
                    .filter(Boolean.TRUE::equals)
                    .count();
            if (given > 1) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Give one of '--version', '--latest', '--branch' and '--main-branch' for '" + pacticipant
                                + "'.");
            }
            if (version != null) {
                return VersionSelector.exactly(pacticipant, version);
            }
            if (branch != null) {
                return VersionSelector.latestOfBranch(pacticipant, branch);
            }
            if (mainBranch) {
                return VersionSelector.latestOfMainBranch(pacticipant);
            }
            return latest == null || latest.isEmpty()
                    ? VersionSelector.latest(pacticipant)
                    : VersionSelector.latestTagged(pacticipant, latest);
        }
    }

    /** What is there. */
    static final class Target {

        @Option(
                names = {"--to-environment"},
                paramLabel = "NAME",
                description = "What is deployed to, or released in, an environment.")
        private @Nullable String environment;

        @Option(
                names = "--to",
                paramLabel = "TAG",
                description = "The latest version with a tag of each of the others.")
        private @Nullable String tag;

        @Option(names = "--with-main-branches", description = "The main branch of each of the others.")
        private boolean mainBranches;

        Destination destination() {
            if (mainBranches) {
                return Destination.MAIN_BRANCHES;
            }
            return environment == null ? Destination.tag(String.valueOf(tag)) : Destination.environment(environment);
        }
    }
}
