package dev.concordat.migration.internal.policy;

import dev.concordat.migration.internal.watch.LockMode;
import dev.concordat.migration.internal.watch.MigrationFacts;
import dev.concordat.migration.internal.watch.StatementFacts;
import dev.concordat.migration.internal.watch.TableLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What hurts whoever works with the database while a migration runs.
 *
 * @param script the migration
 * @param facts what it did
 */
record LockRules(Script script, MigrationFacts facts) {

    List<Finding> findings(boolean lockTimeout) {
        List<Finding> findings = new ArrayList<>();
        for (StatementFacts statement : facts.statements()) {
            statement.rewritten().forEach(table -> findings.add(rewrite(statement, table)));
            statement.read().stream()
                    .filter(table -> !statement.rewritten().contains(table))
                    .forEach(table -> findings.add(scan(statement, table)));
            statement.indexed().forEach(table -> findings.add(index(statement, table)));
            if (statement.exclusive().isPresent() && !statement.changes().isEmpty()) {
                findings.add(dataUnderLock(statement, statement.exclusive().get()));
            }
        }
        if (lockTimeout) {
            facts.statements().stream()
                    .filter(statement -> !statement.lockTimeout())
                    .flatMap(statement -> exclusive(statement).map(table -> noTimeout(statement, table)).stream())
                    .findFirst()
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<String> exclusive(StatementFacts statement) {
        return statement.locked().stream()
                .filter(table -> table.mode() == LockMode.ACCESS_EXCLUSIVE)
                .map(TableLock::table)
                .findFirst();
    }

    private Finding finding(Rule rule, StatementFacts statement, String what, String fix) {
        return new Finding(rule, script.at(statement.line()), "Migration '" + script.name() + "' " + what, fix);
    }

    private static String meanwhile(TableLock table) {
        return table.mode() == LockMode.ACCESS_EXCLUSIVE
                ? "under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile."
                : "under " + table.mode() + ": nobody writes it meanwhile.";
    }

    private Finding rewrite(StatementFacts statement, TableLock table) {
        return finding(
                Rule.TABLE_REWRITE,
                statement,
                "writes table '" + table.table() + "' anew " + meanwhile(table),
                SafeForm.ofRewrite(statement.sql(), table.table()));
    }

    private Finding scan(StatementFacts statement, TableLock table) {
        return finding(
                Rule.TABLE_SCAN,
                statement,
                "reads all of table '" + table.table() + "' to check it " + meanwhile(table),
                SafeForm.ofScan(statement.sql(), table.table()));
    }

    private Finding index(StatementFacts statement, TableLock table) {
        return finding(
                Rule.INDEX_LOCK,
                statement,
                "builds an index on table '" + table.table() + "' " + meanwhile(table),
                SafeForm.ofIndex(statement.sql(), table.table(), script.name()));
    }

    private Finding dataUnderLock(StatementFacts statement, String table) {
        String changes = statement.changes().stream().map(Object::toString).collect(Collectors.joining(", "));
        String since = facts.statements().stream()
                .filter(earlier -> earlier.locked().contains(new TableLock(table, LockMode.ACCESS_EXCLUSIVE)))
                .findFirst()
                .filter(earlier -> earlier.line() > 0)
                .map(earlier -> " since line " + earlier.line())
                .orElse("");
        return finding(
                Rule.DATA_UNDER_LOCK,
                statement,
                "changes rows (" + changes + ") while it holds ACCESS EXCLUSIVE on table '" + table + "'" + since
                        + ": nobody reads or writes that table until all rows are done.",
                "change rows in a migration of its own, between one that adds what they need and one that takes away"
                        + " what they had.");
    }

    private Finding noTimeout(StatementFacts statement, String table) {
        return finding(
                Rule.LOCK_TIMEOUT,
                statement,
                "waits for ACCESS EXCLUSIVE on table '" + table
                        + "' without end, and whoever comes later waits behind it.",
                "give up and try again later; before the statement:\nset local lock_timeout = '3s';");
    }
}
