package dev.concordat.broker.internal.matrix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds the cells that nobody filled. Where several versions of a provider count each for itself (they run side by side
 * in an environment, or were named), a pact needs a result of every one of them: one that has none is a row too, or
 * another one's success would stand for both.
 */
final class MissingCells {

    private MissingCells() {}

    static List<Row> fill(List<Row> rows, List<Resolved> selected) {
        Map<Long, Set<VersionKey>> needed = new LinkedHashMap<>();
        for (Resolved each : selected) {
            if (each.selector().criteria().everyOneCounts()) {
                needed.computeIfAbsent(each.pacticipantId(), any -> new LinkedHashSet<>())
                        .addAll(each.versions());
            }
        }
        Map<Long, List<Row>> byPact = new LinkedHashMap<>();
        rows.forEach(row -> byPact.computeIfAbsent(row.pact().id(), any -> new ArrayList<>())
                .add(row));
        List<Row> complete = new ArrayList<>(rows.size());
        byPact.values()
                .forEach(of -> complete.addAll(
                        filled(of, needed.getOrDefault(of.get(0).provider().id(), Set.of()))));
        return complete;
    }

    private static List<Row> filled(List<Row> ofPact, Set<VersionKey> needed) {
        Set<VersionKey> missing = new HashSet<>(needed);
        ofPact.forEach(row -> missing.remove(row.providerVersion()));
        if (missing.isEmpty()) {
            return ofPact;
        }
        List<Row> rows = new ArrayList<>();
        ofPact.stream().filter(row -> row.result() != null).forEach(rows::add);
        Row pact = ofPact.get(0);
        missing.forEach(
                version -> rows.add(needed.size() == 1 ? pact.awaiting(version) : pact.awaitingOneOfSeveral(version)));
        return rows;
    }
}
