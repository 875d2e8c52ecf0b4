package dev.concordat.migration.internal.policy;

import dev.concordat.migration.internal.watch.MigrationFacts;
import dev.concordat.migration.internal.watch.StatementFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A migration that changes rows is code, and has a test.
 *
 * @param tested the versions that there are tests of
 */
record DataRule(Set<String> tested) {

    Optional<Finding> finding(Script script, MigrationFacts facts) {
        if (!script.isVersioned() || tested.contains(script.version())) {
            return Optional.empty();
        }
        List<StatementFacts> changing = facts.statements().stream()
                .filter(statement -> !statement.changes().isEmpty())
                .toList();
        if (changing.isEmpty() && script.sql()) {
            return Optional.empty();
        }
        int line = changing.isEmpty() ? 0 : changing.get(0).line();
        return Optional.of(new Finding(
                Rule.UNTESTED_DATA_CHANGE,
                script.at(line),
                "Migration '" + script.name() + "' " + does(changing, facts.guessed()) + ", and has no test.",
                "write one, a class or a method on the test class path:\n@MigrationTest(\"" + script.version()
                        + "\")"));
    }

    private static String does(List<StatementFacts> changing, boolean guessed) {
        if (changing.isEmpty()) {
            return "is code";
        }
        String changes = changing.stream()
                .flatMap(statement -> statement.changes().stream())
                .map(Object::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return "changes rows (" + changes + ")"
                + (guessed ? ", as far as the first words of its statements tell without auto_explain" : "");
    }
}
