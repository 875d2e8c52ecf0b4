package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.Column;
import dev.concordat.database.internal.fixture.ForeignKey;
import dev.concordat.database.internal.fixture.Table;
import java.util.List;
import java.util.Set;

/**
 * A table of the source that rows can be taken from: never a partition, but the table it is a part of.
 *
 * @param table what the catalogue says of it
 * @param shown how a person writes its name
 * @param names all names it may be called by
 * @param facts what else it says
 * @param references its foreign keys, to such tables alone
 * @param checks its check constraints
 */
record SourceTable(
        Table table, String shown, Set<String> names, Facts facts, List<ForeignKey> references, List<Check> checks) {

    SourceTable {
        names = Set.copyOf(names);
        references = List.copyOf(references);
        checks = List.copyOf(checks);
    }

    /**
     * What fixtures need not know.
     *
     * @param partitioned whether its rows are in partitions
     * @param foreign whether an extension brought it
     * @param bytes how large it is
     * @param closed the columns that the user may not read
     * @param order the columns of a key that has an index, the primary one if there is one; none where there is no key
     * @param keys the columns of each key that may stand there once
     * @param unique the columns whose values, alone or together with others, may stand there once
     */
    record Facts(
            boolean partitioned,
            boolean foreign,
            long bytes,
            List<String> closed,
            List<String> order,
            List<List<String>> keys,
            Set<String> unique) {

        Facts {
            closed = List.copyOf(closed);
            order = List.copyOf(order);
            keys = List.copyOf(keys);
            unique = Set.copyOf(unique);
        }
    }

    /**
     * A check constraint.
     *
     * @param name its name
     * @param columns the columns it is about
     * @param expression what has to hold
     */
    record Check(String name, List<String> columns, String expression) {

        Check {
            columns = List.copyOf(columns);
        }
    }

    /** The name as SQL takes it. */
    String quoted() {
        return table.quoted();
    }

    /** What stands behind FROM. Tables that inherit from it are tables of their own; partitions are none. */
    String from() {
        return (facts.partitioned() ? "" : "only ") + quoted() + " t";
    }

    /** The columns that a row is inserted with. */
    List<Column> columns() {
        return table.columns().values().stream()
                .filter(column -> !column.generated())
                .toList();
    }

    /** A column's name for people. */
    String shown(String column) {
        return shown + "." + column;
    }
}
