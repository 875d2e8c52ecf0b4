package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.fixture.Column;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a schema would refuse of masked rows, while the rules can still be changed: values that are none of their
 * type or domain, checks that do not hold, keys that stand twice. PostgreSQL itself is asked, by SELECT alone.
 */
final class Agreement {

    private static final String NOT_PERMITTED = "42501";

    private final Source source;
    private final MaskPlan masks;
    private final List<Problem> problems = new ArrayList<>();

    private Agreement(Source source, MaskPlan masks) {
        this.source = source;
        this.masks = masks;
    }

    /** Throws all that would be refused. */
    static void check(Source source, MaskPlan masks, List<MaskedTable> tables) {
        Agreement agreement = new Agreement(source, masks);
        tables.forEach(agreement::check);
        if (!agreement.problems.isEmpty()) {
            throw new ConcordatException(agreement.problems, null);
        }
    }

    private void check(MaskedTable table) {
        int before = problems.size();
        List<Column> masked = table.table().columns().stream()
                .filter(column -> masks.of(table.table(), column).action() != MaskAction.KEEP)
                .toList();
        masked.forEach(column -> type(table, column));
        if (problems.size() > before) {
            return;
        }
        table.table().checks().stream()
                .filter(check ->
                        masked.stream().anyMatch(column -> check.columns().contains(column.name())))
                .forEach(check -> holds(table, check));
        table.table().facts().keys().stream()
                .filter(key -> masked.stream().anyMatch(column -> key.contains(column.name())))
                .forEach(key -> once(table, key));
    }

    private void type(MaskedTable table, Column column) {
        asked(
                "select count(k.v::" + column.type() + ") from unnest(?::text[]) k (v)",
                List.of(values(table, column)),
                e -> problems.add(new Problem(
                        "What the rule '" + shown(table, column) + "' makes of '"
                                + table.table().shown(column.name()) + "' is refused by its type " + column.declared()
                                + ": " + e.getMessage(),
                        reason(table, column),
                        "give the column another rule, such as {fixed: <text>}, or keep it if it is harmless.")));
    }

    private void holds(MaskedTable table, SourceTable.Check check) {
        List<Column> columns =
                check.columns().stream().map(name -> column(table, name)).toList();
        String sql = "select count(*) from (select "
                + IntStream.range(0, columns.size())
                        .mapToObj(index ->
                                "k.v" + index + "::" + columns.get(index).type() + " as "
                                        + SqlIdentifier.quote(columns.get(index).name()))
                        .collect(Collectors.joining(", "))
                + " from unnest("
                + columns.stream().map(column -> "?::text[]").collect(Collectors.joining(", "))
                + ") k ("
                + IntStream.range(0, columns.size())
                        .mapToObj(index -> "v" + index)
                        .collect(Collectors.joining(", "))
                + ")) " + SqlIdentifier.quote(table.table().table().name()) + " where not (" + check.expression() + ")";
        List<List<@Nullable String>> values =
                columns.stream().map(column -> values(table, column)).toList();
        long broken = asked(sql, values, e -> {});
        if (broken > 0) {
            problems.add(new Problem(
                    "What the rules make of '" + table.table().shown() + "' breaks its check '" + check.name() + "' in "
                            + broken + (broken == 1 ? " row: " : " rows: ") + check.expression() + ".",
                    columns.stream().map(column -> reason(table, column)).collect(Collectors.joining(", ")),
                    "give "
                            + columns.stream()
                                    .map(column -> "'" + table.table().shown(column.name()) + "'")
                                    .collect(Collectors.joining(", "))
                            + " another rule, such as {fixed: <text>}, or keep what is harmless."));
        }
    }

    private void once(MaskedTable table, List<String> key) {
        Set<List<String>> seen = new HashSet<>();
        for (Map<Column, @Nullable String> row : table.rows()) {
            List<String> values = key.stream()
                    .map(name -> row.get(column(table, name)))
                    .filter(Objects::nonNull)
                    .toList();
            if (values.size() == key.size() && !seen.add(values)) {
                problems.add(new Problem(
                        "What the rules make of '" + table.table().shown() + "' has the same " + String.join(", ", key)
                                + " in more than one row, and a unique key forbids it.",
                        key.stream()
                                .map(name -> reason(table, column(table, name)))
                                .collect(Collectors.joining(", ")),
                        "give another rule to one of these columns: 'hash' keeps different values different."));
                return;
            }
        }
    }

    /** What happens to PostgreSQL's refusal. */
    private interface Refusal {
        void of(SQLException refused);
    }

    private long asked(String sql, List<?> arguments, Refusal refusal) {
        try {
            return source.number(sql, arguments);
        } catch (SQLException e) {
            // Who may not use a type or function cannot be told what it would say.
            if (!NOT_PERMITTED.equals(e.getSQLState())) {
                refusal.of(e);
            }
            return 0;
        }
    }

    private static List<@Nullable String> values(MaskedTable table, Column column) {
        List<@Nullable String> values = new ArrayList<>();
        table.rows().forEach(row -> values.add(row.get(column)));
        return values;
    }

    private static Column column(MaskedTable table, String name) {
        return Objects.requireNonNull(table.table().table().columns().get(name));
    }

    private String shown(MaskedTable table, Column column) {
        return masks.of(table.table(), column).shown();
    }

    private String reason(MaskedTable table, Column column) {
        return table.table().shown(column.name()) + " ("
                + masks.of(table.table(), column).reason() + ")";
    }
}
