package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.ForeignKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Columns that have their values in common because foreign keys lead from one to the other: one mask is for all. */
final class KeyGroups {

    private final Map<ColumnKey, ColumnKey> parents = new HashMap<>();
    private final Map<ColumnKey, Boolean> refers = new HashMap<>();

    KeyGroups(List<SourceTable> tables) {
        for (SourceTable table : tables) {
            for (ForeignKey key : table.references()) {
                for (int index = 0; index < key.columns().size(); index++) {
                    ColumnKey from = new ColumnKey(table.quoted(), key.columns().get(index));
                    ColumnKey to =
                            new ColumnKey(key.target(), key.targetColumns().get(index));
                    refers.put(from, true);
                    parents.put(first(from), first(to));
                }
            }
        }
    }

    private ColumnKey first(ColumnKey column) {
        ColumnKey at = column;
        ColumnKey parent = parents.get(at);
        while (parent != null && !parent.equals(at)) {
            at = parent;
            parent = parents.get(at);
        }
        return at;
    }

    /** The groups, each beginning with a column that is referred to and refers to none, if it has one. */
    List<List<ColumnKey>> groups() {
        Map<ColumnKey, List<ColumnKey>> groups = new LinkedHashMap<>();
        parents.keySet().stream()
                .flatMap(column -> Stream.of(column, first(column)))
                .distinct()
                .sorted(Comparator.comparing((ColumnKey column) -> refers.containsKey(column))
                        .thenComparing(ColumnKey::table)
                        .thenComparing(ColumnKey::column))
                .forEach(column -> groups.computeIfAbsent(first(column), unused -> new ArrayList<>())
                        .add(column));
        return List.copyOf(groups.values());
    }

    boolean refers(ColumnKey column) {
        return refers.containsKey(column);
    }
}
