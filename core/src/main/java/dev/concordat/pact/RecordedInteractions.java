package dev.concordat.pact;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Interactions of one pact, at most one per description and provider states. Declared twice with the same content, an
 * interaction belongs to both tests.
 */
final class RecordedInteractions {

    private final Map<String, RecordedInteraction> byIdentity = new LinkedHashMap<>();
    private final List<Problem> conflicts = new ArrayList<>();
    private final String where;

    /** {@code where} is the file, for messages. */
    RecordedInteractions(String where) {
        this.where = where;
    }

    void addAll(Collection<RecordedInteraction> interactions) {
        interactions.forEach(this::add);
    }

    private void add(RecordedInteraction added) {
        RecordedInteraction present = byIdentity.get(added.identity());
        if (present == null) {
            byIdentity.put(added.identity(), added);
        } else if (present.hasContentOf(added)) {
            SortedSet<String> tests = new TreeSet<>(present.tests());
            tests.addAll(added.tests());
            byIdentity.put(added.identity(), present.withTests(tests));
        } else {
            present.conflictWith(added, where).ifPresent(conflicts::add);
        }
    }

    /**
     * All of them, in an order that depends on nothing but themselves.
     *
     * @throws ConcordatException that names every two tests that do not agree
     */
    List<RecordedInteraction> sorted() {
        if (!conflicts.isEmpty()) {
            throw new ConcordatException(conflicts, null);
        }
        return byIdentity.values().stream()
                .sorted(Comparator.comparing(RecordedInteraction::description)
                        .thenComparing(RecordedInteraction::identity))
                .toList();
    }
}
