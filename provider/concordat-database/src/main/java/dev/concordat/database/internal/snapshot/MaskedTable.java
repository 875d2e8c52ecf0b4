package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as they are written: masked, and in an order that shows nothing of what they were.
 *
 * @param table the table
 * @param rows values by column
 */
record MaskedTable(SourceTable table, List<Map<Column, @Nullable String>> rows) {

    MaskedTable {
        rows = List.copyOf(rows);
    }

    static MaskedTable of(SourceTable table, Collection<SampledRow> sampled, MaskPlan masks) {
        List<SampledRow> raw = new ArrayList<>(sampled);
        // Which value gets which mask must not depend on how rows were found.
        raw.sort(Comparator.comparing(row -> row.values().toString()));
        List<Map<Column, @Nullable String>> rows = new ArrayList<>();
        for (SampledRow row : raw) {
            Map<Column, @Nullable String> values = new LinkedHashMap<>();
            for (Column column : table.columns()) {
                values.put(column, value(row, column, masks.of(table, column)));
            }
            rows.add(values);
        }
        rows.sort(order(table));
        return new MaskedTable(table, rows);
    }

    private static @Nullable String value(SampledRow row, Column column, ColumnMask mask) {
        String value = row.values().get(column.name());
        return switch (mask.action()) {
            case NULL -> null;
            case FIXED -> mask.mask().of("", 0);
            default -> value == null ? null : mask.mask().of(value, 0);
        };
    }

    private static Comparator<Map<Column, @Nullable String>> order(SourceTable table) {
        List<Column> columns = new ArrayList<>();
        table.facts()
                .order()
                .forEach(name -> columns.add(table.table().columns().get(name)));
        columns.addAll(table.columns());
        return (one, two) -> {
            for (Column column : columns) {
                int compared = compare(column, one.get(column), two.get(column));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    private static int compare(Column column, @Nullable String one, @Nullable String two) {
        if (one == null || two == null) {
            return Boolean.compare(one == null, two == null);
        }
        return FixtureText.isNumber(column, one) && FixtureText.isNumber(column, two)
                ? new BigDecimal(one).compareTo(new BigDecimal(two))
                : one.compareTo(two);
    }
}
