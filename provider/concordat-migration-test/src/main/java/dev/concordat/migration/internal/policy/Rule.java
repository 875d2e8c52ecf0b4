package dev.concordat.migration.internal.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What migrations are held to. */
public enum Rule {
    /** Who changes rows has a test of that. */
    UNTESTED_DATA_CHANGE(true),
    /** No table is written anew while nobody may read it. */
    TABLE_REWRITE(true),
    /** No table is read as a whole while nobody may write it. */
    TABLE_SCAN(true),
    /** No index is built while nobody may write its table. */
    INDEX_LOCK(true),
    /** No rows are changed while a table is locked for everybody. */
    DATA_UNDER_LOCK(true),
    /** Nobody waits for the strongest lock without end. */
    LOCK_TIMEOUT(true),
    /** Names are as agreed, and such that Flyway sees the file. */
    NAME(false),
    /** No number is left out. */
    GAP(false),
    /** What was released stays as it is. */
    EDITED(false),
    /** What is new comes after what was released. */
    LATE(false),
    /** What is allowed is needed, and has a reason. */
    ALLOWANCE(false);

    private final boolean measured;

    Rule(boolean measured) {
        this.measured = measured;
    }

    /** Whether a migration has to run before it can be told. */
    boolean isMeasured() {
        return measured;
    }

    /** As it is written by people: {@code table-rewrite}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Rule> of(String word) {
        return Arrays.stream(values())
                .filter(rule -> rule != ALLOWANCE && rule.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values())
                .filter(rule -> rule != ALLOWANCE)
                .map(Rule::word)
                .toList();
    }
}
