package dev.concordat.consumer;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.pact.PactContribution;
import dev.concordat.pact.RecordedInteraction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the tests of a run have described for one pact. Keyed by the tests' unique ids, so that a test that is run again
 * takes the place of its first attempt. Safe for any thread.
 */
final class PactRecord {

    private final Pacticipants pacticipants;
    private final String file;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final Map<String, Map<String, RecordedInteraction>> byIdentity = new HashMap<>();
    private boolean changed;

    /** {@code file} is where the pact will be written, for messages. */
    PactRecord(Pacticipants pacticipants, String file) {
        this.pacticipants = pacticipants;
        this.file = file;
    }

    String file() {
        return file;
    }

    /**
     * Adds a test.
     *
     * @throws ConcordatException if it does not agree with one before it
     */
    synchronized void add(String uniqueId, String test, List<RecordedInteraction> interactions) {
        forget(uniqueId);
        changed = true;
        attempts.put(uniqueId, new Attempt(test, interactions, false));
        List<Problem> conflicts = new ArrayList<>();
        for (RecordedInteraction interaction : interactions) {
            // One is enough to compare with: the others agreed with it, or their test has failed.
            Map<String, RecordedInteraction> same =
                    byIdentity.computeIfAbsent(interaction.identity(), identity -> new LinkedHashMap<>());
            same.values().stream()
                    .findFirst()
                    .flatMap(other -> other.conflictWith(interaction, file))
                    .ifPresent(conflicts::add);
            same.put(uniqueId, interaction);
        }
        if (!conflicts.isEmpty()) {
            throw new ConcordatException(conflicts, null);
        }
    }

    /** Marks a test as failed, for whatever reason. */
    synchronized void fail(String uniqueId, String test) {
        Attempt attempt = attempts.get(uniqueId);
        attempts.put(uniqueId, new Attempt(test, attempt == null ? List.of() : attempt.interactions(), true));
        changed = true;
    }

    /** Forgets a test, as if it had not run. */
    synchronized void forget(String uniqueId) {
        Attempt before = attempts.remove(uniqueId);
        if (before != null) {
            before.interactions()
                    .forEach(interaction -> byIdentity
                            .getOrDefault(interaction.identity(), Map.of())
                            .remove(uniqueId));
        }
    }

    /** Whether anything came since this was last asked. */
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    synchronized Set<String> failed() {
        return attempts.values().stream()
                .filter(Attempt::failed)
                .map(Attempt::test)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    synchronized PactContribution contribution(Predicate<String> testExists) {
        return new PactContribution(
                pacticipants.consumer(),
                pacticipants.provider(),
                attempts.values().stream().map(Attempt::test).collect(Collectors.toSet()),
                attempts.values().stream()
                        .flatMap(attempt -> attempt.interactions().stream())
                        .toList(),
                testExists);
    }

    private record Attempt(String test, List<RecordedInteraction> interactions, boolean failed) {}
}
