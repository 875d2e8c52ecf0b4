package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * References to rows that are not there: their foreign key was never validated, or a policy hides them from the user.
 * Rows that refer to them could not be loaded, nor could those that refer to these.
 */
final class Gaps {

    private final Map<List<Object>, Set<List<String>>> missing = new HashMap<>();

    /** Notes what was looked for in vain. */
    void add(ForeignKey key, Set<List<String>> keys) {
        missing.computeIfAbsent(List.of(key.target(), key.targetColumns()), target -> new HashSet<>())
                .addAll(keys);
    }

    /** Takes out all rows that cannot be loaded; answers with how many of which tables. */
    Map<SourceTable, Integer> close(Map<SourceTable, Map<String, SampledRow>> rows) {
        Map<SourceTable, Integer> removed = new HashMap<>();
        boolean again = !missing.isEmpty();
        while (again) {
            again = false;
            for (Map.Entry<SourceTable, Map<String, SampledRow>> table : rows.entrySet()) {
                List<SampledRow> broken = table.getValue().values().stream()
                        .filter(row -> isBroken(table.getKey(), row))
                        .toList();
                if (!broken.isEmpty()) {
                    broken.forEach(row -> table.getValue().remove(row.identity()));
                    gone(table.getKey(), broken, rows.keySet());
                    removed.merge(table.getKey(), broken.size(), Integer::sum);
                    again = true;
                }
            }
        }
        return removed;
    }

    private boolean isBroken(SourceTable table, SampledRow row) {
        return table.references().stream().anyMatch(key -> {
            List<String> values = row.key(key.columns());
            return values != null
                    && missing.getOrDefault(List.of(key.target(), key.targetColumns()), Set.of())
                            .contains(values);
        });
    }

    private void gone(SourceTable table, List<SampledRow> broken, Set<SourceTable> tables) {
        for (SourceTable from : tables) {
            for (ForeignKey key : from.references()) {
                if (key.target().equals(table.quoted())) {
                    List<List<String>> keys = new ArrayList<>();
                    broken.forEach(row -> {
                        List<String> values = row.key(key.targetColumns());
                        if (values != null) {
                            keys.add(values);
                        }
                    });
                    add(key, Set.copyOf(keys));
                }
            }
        }
    }
}
