package dev.concordat.cli.migrations;

import dev.concordat.cli.database.MigrationBaselines.Versions;
import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import java.util.ArrayList;
import java.util.List;

/** Consumer, interaction, both sides and what follows from them, in columns. */
record ContractsTable(Terminal terminal, Versions versions) {

    void print(List<ComparedInteraction> interactions) {
        List<List<String>> rows = new ArrayList<>();
        List<Colour> colours = new ArrayList<>();
        rows.add(List.of("consumer", "interaction", "at " + versions.before(), "at " + versions.after(), ""));
        colours.add(Colour.BOLD);
        for (ComparedInteraction interaction : interactions) {
            rows.add(row(interaction));
            colours.add(ContractsText.colour(interaction.effect()));
        }
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

    private List<String> row(ComparedInteraction interaction) {
        return List.of(
                Terminal.words(interaction.key().consumer()),
                Terminal.words(interaction.key().description()),
                interaction.before().state().toString(),
                interaction.after().state().toString(),
                interaction.effect().words(versions.after()) + (interaction.pending() ? ", pending" : ""));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(column == 0 ? "" : "  ")
                    .append(row.get(column))
                    .append(" ".repeat(widths[column] - row.get(column).length()));
        }
        return line.toString().stripTrailing();
    }
}
