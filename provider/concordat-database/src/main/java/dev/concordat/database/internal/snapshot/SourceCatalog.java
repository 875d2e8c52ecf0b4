package dev.concordat.database.internal.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of the source.
 *
 * @param tables those that rows can be taken from, by their quoted names, in the catalogue's order
 * @param partitions the names of partitions, as a person writes them, and that of the table each is a part of
 * @param enumerated the domains, as the catalogue writes their names, that list the values they take
 */
record SourceCatalog(Map<String, SourceTable> tables, Map<String, String> partitions, Set<String> enumerated) {

    /** What makes a table Flyway's own, whatever it is called and wherever it stands. */
    private static final Set<String> HISTORY = Set.of(
            "installed_rank",
            "version",
            "description",
            "type",
            "script",
            "checksum",
            "installed_by",
            "installed_on",
            "execution_time",
            "success");

    List<SourceTable> all() {
        return List.copyOf(tables.values());
    }

    /** A table that is there for sure. */
    SourceTable table(String quoted) {
        SourceTable table = tables.get(quoted);
        if (table == null) {
            throw new IllegalStateException("No such table: " + quoted);
        }
        return table;
    }

    /** Where Flyway notes what it has migrated; the first one on the search path. */
    Optional<SourceTable> history() {
        return tables.values().stream().filter(SourceCatalog::isHistory).findFirst();
    }

    static boolean isHistory(SourceTable table) {
        return table.table().columns().keySet().equals(HISTORY);
    }
}
