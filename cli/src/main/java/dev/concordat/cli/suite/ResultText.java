package dev.concordat.cli.suite;

import static dev.concordat.cli.terminal.Terminal.words;

import dev.concordat.Problem;
import dev.concordat.cli.suite.CheckedInteraction.Status;
import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import dev.concordat.outcome.Mismatch;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person reads when a suite has run: the table, what is wrong, and the last line. */
final class ResultText {

    private static final int LINES_OF_A_VALUE = 12;

    private final Terminal terminal;
    private final PrintWriter out;

    ResultText(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    void print(SuiteResult result) {
        out.println();
        if (!result.contracts().isEmpty()) {
            ContractTable.of(result).print(terminal);
            out.println();
        }
        printFaults(result, Status.FAILED);
        printFaults(result, Status.ERROR);
        printFaults(result, Status.PENDING);
        for (Problem problem : result.problems()) {
            out.println(words(problem.toString()));
            out.println();
        }
        if (!result.deployments().isEmpty() && result.deployments().stream().allMatch(Deployment::yes)) {
            out.println("Can be deployed together: "
                    + result.deployments().stream()
                            .map(Deployment::pacticipant)
                            .map(Terminal::words)
                            .collect(Collectors.joining(", "))
                    + ", version " + words(result.deployments().get(0).version()) + ".");
        }
        if (result.stoppedAtConsumers()) {
            out.println(HtmlRuns.STOPPED);
        }
        printVerdict(result);
        out.println(result.summary());
        out.flush();
    }

    private record Fault(Contract contract, CheckedInteraction interaction) {}

    /** What befell several alike, as when no state could be reached, is told once below them all. */
    private void printFaults(SuiteResult result, Status status) {
        Map<Object, List<Fault>> alike = result.contracts().stream()
                .flatMap(contract ->
                        contract.interactions().stream().map(interaction -> new Fault(contract, interaction)))
                .filter(fault -> fault.interaction().status() == status)
                .collect(Collectors.groupingBy(ResultText::cause, LinkedHashMap::new, Collectors.toList()));
        alike.values().forEach(faults -> printFaults(faults, status));
    }

    private static Object cause(Fault fault) {
        String error = fault.interaction().error();
        return error.isEmpty() || !fault.interaction().mismatches().isEmpty() ? fault : error;
    }

    private void printFaults(List<Fault> faults, Status status) {
        String heading = switch (status) {
            case FAILED -> terminal.paint(Colour.RED, "FAILED");
            case PENDING -> terminal.paint(Colour.YELLOW, "PENDING");
            default -> terminal.paint(Colour.YELLOW, "NOT VERIFIED");
        };
        for (Fault fault : faults) {
            CheckedInteraction interaction = fault.interaction();
            out.println(heading + "  " + words(fault.contract().name()) + ": "
                    + terminal.paint(Colour.BOLD, words(interaction.description())));
            interaction.states().forEach(state -> out.println("  given " + words(state)));
            interaction.mismatches().forEach(this::printMismatch);
        }
        words(faults.get(0).interaction().error()).lines().forEach(line -> out.println("  " + line));
        out.println();
    }

    private void printMismatch(Mismatch mismatch) {
        out.println("  " + words(mismatch.part() + " " + mismatch.path()).strip());
        printValue("expected", mismatch.expected());
        printValue("actual  ", mismatch.actual());
        if (!mismatch.rule().isEmpty()) {
            printValue("rule    ", mismatch.rule());
        }
    }

    private void printValue(String name, String value) {
        List<String> lines = words(value).lines().toList();
        out.println("    " + name + "  " + (lines.isEmpty() ? "(nothing)" : lines.get(0)));
        lines.stream().skip(1).limit(LINES_OF_A_VALUE - 1).forEach(line -> out.println("              " + line));
        if (lines.size() > LINES_OF_A_VALUE) {
            out.println("              ... " + (lines.size() - LINES_OF_A_VALUE) + " more lines");
        }
    }

    private void printVerdict(SuiteResult result) {
        out.println(
                switch (result.verdict()) {
                    case VERIFIED ->
                        terminal.paint(Colour.GREEN, "Verified") + ": every interaction of every pact" + pending(result)
                                + ".";
                    case BROKEN -> terminal.paint(Colour.RED, "Broken") + ": " + broken(result);
                    case INCOMPLETE ->
                        terminal.paint(Colour.YELLOW, "Not verified")
                                + ": something could not be run; nothing is known to be broken.";
                });
        out.println("Report: " + result.root().resolve(SuitePlan.OUTPUT).resolve("report.html"));
    }

    private static String pending(SuiteResult result) {
        int pending = result.count(Status.PENDING);
        return pending == 0 ? "" : ", but for " + pending + " that may still fail";
    }

    private static String broken(SuiteResult result) {
        List<String> contracts = result.contracts().stream()
                .filter(contract -> contract.count(Status.FAILED) > 0)
                .map(contract -> words(contract.name()) + " (" + contract.count(Status.FAILED) + " of "
                        + contract.interactions().size() + " failed)")
                .toList();
        return contracts.isEmpty() ? "the consumers' own contract tests." : String.join(", ", contracts) + ".";
    }
}
