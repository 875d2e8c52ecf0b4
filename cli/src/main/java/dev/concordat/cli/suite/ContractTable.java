package dev.concordat.cli.suite;

import dev.concordat.cli.suite.CheckedInteraction.Status;
import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import java.util.ArrayList;
import java.util.List;

/**
 * Consumer × provider in columns. What could not be verified, or is pending, has one of its own only where there is
 * any.
 */
final class ContractTable {

    private static final int NAMES = 2;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Colour> colours = new ArrayList<>();

    private ContractTable() {}

    static ContractTable of(SuiteResult result) {
        boolean unknown = result.contracts().stream().anyMatch(contract -> contract.unknown() > 0);
        boolean pending = result.count(Status.PENDING) > 0;
        ContractTable table = new ContractTable();
        List<String> heading = new ArrayList<>(List.of("consumer", "provider", "interactions", "verified", "failed"));
        if (unknown) {
            heading.add("not verified");
        }
        if (pending) {
            heading.add("pending");
        }
        heading.add("time");
        table.rows.add(heading);
        table.colours.add(Colour.BOLD);
        result.contracts().forEach(contract -> table.add(contract, unknown, pending));
        return table;
    }

    private void add(Contract contract, boolean unknown, boolean pending) {
        List<String> row = new ArrayList<>(List.of(
                Terminal.words(contract.consumer()),
                Terminal.words(contract.provider()),
                String.valueOf(contract.interactions().size()),
                String.valueOf(contract.count(Status.VERIFIED)),
                String.valueOf(contract.count(Status.FAILED))));
        if (unknown) {
            row.add(String.valueOf(contract.unknown()));
        }
        if (pending) {
            row.add(String.valueOf(contract.count(Status.PENDING)));
        }
        row.add(contract.ran() ? Durations.text(contract.duration()) : "-");
        rows.add(row);
        if (contract.count(Status.FAILED) > 0) {
            colours.add(Colour.RED);
        } else {
            colours.add(contract.verified() ? Colour.GREEN : Colour.YELLOW);
        }
    }

    void print(Terminal terminal) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            terminal.out().println(terminal.paint(colours.get(row), line(rows.get(row), widths)));
        }
    }

    /** Names to the left, numbers to the right. */
    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String gap = " ".repeat(widths[column] - row.get(column).length());
            line.append(column == 0 ? "" : "  ");
            line.append(column < NAMES ? row.get(column) + gap : gap + row.get(column));
        }
        return line.toString().stripTrailing();
    }
}
