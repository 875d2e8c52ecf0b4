package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.Column;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one table.
 *
 * @param source where from
 * @param table which one
 * @param columns the columns that are read
 */
record TableReader(Source source, SourceTable table, List<Column> columns) {

    TableReader {
        columns = List.copyOf(columns);
    }

    static TableReader of(Source source, SourceTable table, MaskPlan masks) {
        return new TableReader(
                source,
                table,
                table.columns().stream()
                        .filter(column -> !masks.of(table, column).action().isUnread())
                        .toList());
    }

    /** The columns of a key in whose order rows can be read cheaply; none where there is no such key. */
    List<Column> order() {
        List<Column> order = columns.stream()
                .filter(column -> table.facts().order().contains(column.name()))
                .toList();
        return order.size() < table.facts().order().size()
                ? List.of()
                : table.facts().order().stream().map(this::column).toList();
    }

    private Column column(String name) {
        return Objects.requireNonNull(table.table().columns().get(name));
    }

    /** What a statement that {@link #rows} runs selects. */
    String select() {
        return Stream.concat(
                        order().isEmpty() ? Stream.of("t.tableoid::text || t.ctid::text as place") : Stream.of("null"),
                        columns.stream().map(TableReader::text))
                .collect(Collectors.joining(", "));
    }

    /** A column as text that PostgreSQL reads again, whatever the language of either side. */
    static String text(Column column) {
        String name = "t." + SqlIdentifier.quote(column.name());
        return column.valueType().name().equals("money") ? name + "::numeric::text" : name + "::text";
    }

    /** All columns as texts, to put rows in order that have no key. */
    String texts() {
        return columns.stream()
                .filter(column -> !column.valueType().name().equals("money"))
                .map(column -> text(column) + " collate \"C\"")
                .collect(Collectors.joining(", "));
    }

    List<SampledRow> rows(String sql, List<?> arguments) {
        return source.query("Table '" + table.shown() + "'", sql, arguments, this::read);
    }

    private SampledRow read(ResultSet row) throws SQLException {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            values.put(columns.get(index).name(), row.getString(index + 2));
        }
        String place = row.getString(1);
        return new SampledRow(
                place != null
                        ? place
                        : order().stream()
                                .map(column -> String.valueOf(values.get(column.name())))
                                .map(value -> value.length() + ":" + value)
                                .collect(Collectors.joining()),
                values);
    }

    /** The rows that have some values in some columns. */
    List<SampledRow> having(List<String> names, List<List<String>> keys) {
        List<List<String>> byColumn = new ArrayList<>();
        IntStream.range(0, names.size())
                .forEach(index ->
                        byColumn.add(keys.stream().map(key -> key.get(index)).toList()));
        String sql = "select " + select() + " from " + table.from() + " where ("
                + names.stream().map(name -> "t." + SqlIdentifier.quote(name)).collect(Collectors.joining(", "))
                + ") in (select "
                + IntStream.range(0, names.size())
                        .mapToObj(index ->
                                "k.v" + index + "::" + column(names.get(index)).type())
                        .collect(Collectors.joining(", "))
                + " from unnest("
                + names.stream().map(name -> "?::text[]").collect(Collectors.joining(", "))
                + ") k ("
                + IntStream.range(0, names.size())
                        .mapToObj(index -> "v" + index)
                        .collect(Collectors.joining(", "))
                + "))";
        return rows(sql, byColumn);
    }
}
