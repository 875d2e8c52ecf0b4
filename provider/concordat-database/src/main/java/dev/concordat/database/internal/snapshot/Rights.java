package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.fixture.Column;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the user may read all that is read. A column whose values are replaced unread need not be open. */
final class Rights {

    private final Source source;
    private final MaskPlan masks;

    private Rights(Source source, MaskPlan masks) {
        this.source = source;
        this.masks = masks;
    }

    /** Throws what is closed, with the statements that open it. */
    static void check(Source source, Collection<SourceTable> tables, MaskPlan masks) {
        Rights rights = new Rights(source, masks);
        List<SourceTable> closed =
                tables.stream().filter(table -> !rights.closed(table).isEmpty()).toList();
        if (!closed.isEmpty()) {
            throw new ConcordatException(rights.problem(closed));
        }
    }

    private List<String> read(SourceTable table) {
        return table.columns().stream()
                .filter(column -> !masks.of(table, column).action().isUnread())
                .map(Column::name)
                .toList();
    }

    private List<String> closed(SourceTable table) {
        return read(table).stream().filter(table.facts().closed()::contains).toList();
    }

    private String shown(SourceTable table) {
        List<String> closed = closed(table);
        return "'" + table.shown() + "'" + (closed.equals(read(table)) ? "" : " (" + String.join(", ", closed) + ")");
    }

    private Problem problem(List<SourceTable> closed) {
        String user = SqlIdentifier.quote(source.username());
        Stream<String> schemas = closed.stream()
                .map(table -> SqlIdentifier.quote(table.table().schema()))
                .distinct()
                .map(schema -> "GRANT USAGE ON SCHEMA " + schema + " TO " + user + ";");
        List<String> grants = new ArrayList<>(schemas.toList());
        closed.forEach(table -> grants.add("GRANT SELECT ON " + table.quoted() + " TO " + user + ";"));
        return new Problem(
                "User '" + source.username() + "' may not read "
                        + closed.stream().map(this::shown).collect(Collectors.joining(", ")) + ".",
                source.where(),
                "leave out by '--tables' what is not needed, replace columns by the rule 'null', or let the owner"
                        + " run:\n" + String.join("\n", grants));
    }
}
