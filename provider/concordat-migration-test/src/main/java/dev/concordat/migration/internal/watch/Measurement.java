package dev.concordat.migration.internal.watch;

import dev.concordat.database.version.ExecutedStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one statement did.
 *
 * @param tables the tables that were there before the migration
 * @param before the locks before it
 * @param now the locks after it
 * @param plans whether the server tells plans
 */
record Measurement(Tables tables, Held before, Held now, boolean plans) {

    private static final Pattern READ = Pattern.compile("verifying table \"(.*)\"");
    private static final Pattern REFERRED = Pattern.compile("validating foreign key constraint \"(.*)\"");
    private static final Pattern INDEXED = Pattern.compile("building index \".*\" on table \"(.*)\"(?: .*)?");
    private static final Pattern EMPTIES = Pattern.compile("(?i)\\btruncate\\b");
    private static final String REFERRING = "select conrelid::bigint from pg_constraint where conname = ?";

    StatementFacts of(ExecutedStatement statement, Connection session) throws SQLException {
        List<TableLock> moved = moved(statement, session);
        boolean empties = EMPTIES.matcher(statement.sql()).find();
        List<DataChange> changes = new ArrayList<>();
        if (empties) {
            moved.forEach(table -> changes.add(new DataChange("TRUNCATE", table.table())));
        }
        changes.addAll(new RowChanges(tables, now, plans).of(statement));
        List<TableLock> rewritten = empties ? List.of() : moved;
        return new StatementFacts(
                statement.sql(),
                statement.line(),
                exclusive(),
                locked(),
                rewritten,
                read(statement, session),
                told(statement, INDEXED).filter(table -> !moved.contains(table)).toList(),
                changes.stream().distinct().toList(),
                now.lockTimeout());
    }

    private Optional<String> exclusive() {
        return before.tables().entrySet().stream()
                .filter(entry -> entry.getValue().mode() == LockMode.ACCESS_EXCLUSIVE)
                .flatMap(entry -> tables.name(entry.getKey()).stream())
                .sorted()
                .findFirst();
    }

    private List<TableLock> locked() {
        return now.strongerThan(before).entrySet().stream()
                .flatMap(entry ->
                        tables.name(entry.getKey()).map(name -> new TableLock(name, entry.getValue())).stream())
                .sorted((one, two) -> one.table().compareTo(two.table()))
                .toList();
    }

    private List<TableLock> moved(ExecutedStatement statement, Connection session) throws SQLException {
        if (!statement.transactional()) {
            return tables.moved(session).values().stream()
                    .map(name -> new TableLock(name, LockMode.ACCESS_EXCLUSIVE))
                    .toList();
        }
        List<TableLock> moved = new ArrayList<>();
        for (Map.Entry<Long, Held.Lock> entry : now.tables().entrySet()) {
            if (tables.isMoved(entry.getKey(), entry.getValue().file())) {
                lock(entry.getKey()).ifPresent(moved::add);
            }
        }
        return moved;
    }

    private Stream<TableLock> told(ExecutedStatement statement, Pattern pattern) {
        return named(statement, pattern)
                .flatMap(name -> now.named(name).stream())
                .flatMap(id -> lock(id).stream())
                .filter(table -> table.mode().keepsOutWriters())
                .distinct();
    }

    private static Stream<String> named(ExecutedStatement statement, Pattern pattern) {
        return statement.messages().stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    private Optional<TableLock> lock(long id) {
        Held.Lock lock = now.tables().get(id);
        return lock == null ? Optional.empty() : tables.name(id).map(name -> new TableLock(name, lock.mode()));
    }

    private List<TableLock> read(ExecutedStatement statement, Connection session) throws SQLException {
        List<TableLock> read = new ArrayList<>(told(statement, READ).toList());
        for (String constraint : named(statement, REFERRED).toList()) {
            try (PreparedStatement query = session.prepareStatement(REFERRING)) {
                query.setString(1, constraint);
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        lock(found.getLong(1))
                                .filter(table -> table.mode().keepsOutWriters())
                                .filter(table -> !read.contains(table))
                                .ifPresent(read::add);
                    }
                }
            }
        }
        return read;
    }
}
