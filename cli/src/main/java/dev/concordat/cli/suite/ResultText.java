package dev.concordat.cli.suite;

import static dev.concordat.cli.terminal.Terminal.words;

import dev.concordat.Problem;
import dev.concordat.cli.suite.CheckedInteraction.Status;
import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import dev.concordat.outcome.Mismatch;
import java.io.PrintWriter;
import java.util.List;

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
        for (Problem problem : result.problems()) {
            out.println(words(problem.toString()));
            out.println();
        }
        if (result.stoppedAtConsumers()) {
            out.println(HtmlRuns.STOPPED);
        }
        printVerdict(result);
        out.println(result.summary());
        out.flush();
    }

    private void printFaults(SuiteResult result, Status status) {
        for (Contract contract : result.contracts()) {
            contract.interactions().stream()
                    .filter(interaction -> interaction.status() == status)
                    .forEach(interaction -> printFault(contract, interaction));
        }
    }

    private void printFault(Contract contract, CheckedInteraction interaction) {
        boolean failed = interaction.status() == Status.FAILED;
        out.println(terminal.paint(failed ? Colour.RED : Colour.YELLOW, failed ? "FAILED" : "NOT VERIFIED") + "  "
                + words(contract.name()) + ": " + terminal.paint(Colour.BOLD, words(interaction.description())));
        interaction.states().forEach(state -> out.println("  given " + words(state)));
        interaction.mismatches().forEach(this::printMismatch);
        words(interaction.error()).lines().forEach(line -> out.println("  " + line));
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
                    case VERIFIED -> terminal.paint(Colour.GREEN, "Verified") + ": every interaction of every pact.";
                    case BROKEN -> terminal.paint(Colour.RED, "Broken") + ": " + broken(result);
                    case INCOMPLETE ->
                        terminal.paint(Colour.YELLOW, "Not verified")
                                + ": something could not be run; nothing is known to be broken.";
                });
        out.println("Report: " + result.root().resolve(SuitePlan.OUTPUT).resolve("report.html"));
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
