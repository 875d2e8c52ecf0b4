package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what was done, or would be, to each column; shows no value of any. */
final class Report {

    private Report() {}

    /** A heading for each table, and under it a line for each of its columns. */
    static List<String> columns(List<MaskedTable> tables, MaskPlan masks) {
        List<String> lines = new ArrayList<>();
        for (MaskedTable masked : tables) {
            SourceTable table = masked.table();
            lines.add(table.shown() + ": " + counted(masked.rows().size(), "row"));
            List<List<String>> cells = table.table().columns().values().stream()
                    .map(column -> column.generated()
                            ? List.of(column.name(), column.declared(), "left out", "generated")
                            : cells(column, masks.of(table, column)))
                    .toList();
            int[] widths = {0, 0, 0};
            cells.forEach(row -> {
                for (int index = 0; index < widths.length; index++) {
                    widths[index] = Math.max(widths[index], row.get(index).length());
                }
            });
            cells.forEach(row -> lines.add("  " + pad(row.get(0), widths[0]) + "  " + pad(row.get(1), widths[1]) + "  "
                    + pad(row.get(2), widths[2]) + "  " + row.get(3)));
        }
        return lines;
    }

    private static List<String> cells(Column column, ColumnMask mask) {
        return List.of(column.name(), column.declared(), mask.shown(), mask.reason());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** All of it in a line. */
    static String summary(List<MaskedTable> tables, MaskPlan masks) {
        int rows = tables.stream().mapToInt(table -> table.rows().size()).sum();
        long kept = tables.stream()
                .flatMap(table -> table.table().columns().stream()
                        .filter(column -> masks.of(table.table(), column).action() == MaskAction.KEEP))
                .count();
        long all = tables.stream()
                .mapToLong(table -> table.table().columns().size())
                .sum();
        return counted(rows, "row") + " of " + counted(tables.size(), "table")
                + (tables.isEmpty()
                        ? ""
                        : tables.stream()
                                .map(table -> table.table().shown() + " "
                                        + table.rows().size())
                                .collect(Collectors.joining(", ", " (", ")")))
                + "; " + counted(all - kept, "column") + " masked, " + kept + " kept";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
