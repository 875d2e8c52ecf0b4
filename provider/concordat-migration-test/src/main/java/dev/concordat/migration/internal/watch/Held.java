package dev.concordat.migration.internal.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The locks on tables that a session holds in its transaction.
 *
 * @param transaction which transaction it is
 * @param tables the strongest lock of each table
 * @param lockTimeout whether the session gives up waiting for locks after some time
 */
record Held(String transaction, Map<Long, Lock> tables, boolean lockTimeout) {

    /** Of no transaction. */
    static final Held NOTHING = new Held("", Map.of(), false);

    private static final String SQL = """
            select l.relation::bigint, l.mode, n.nspname, c.relname, pg_relation_filenode(l.relation),
                   transaction_timestamp()::text, current_setting('lock_timeout') <> '0'
              from pg_locks l
              left join pg_class c on c.oid = l.relation
              left join pg_namespace n on n.oid = c.relnamespace
             where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted
               and l.relation >= 16384""";

    /**
     * A lock.
     *
     * @param name what the table is called now
     * @param mode how strong it is
     * @param file where the table's content is; 0 where there is none
     */
    record Lock(TableName name, LockMode mode, long file) {}

    static Held of(Connection session) throws SQLException {
        Map<Long, Lock> tables = new LinkedHashMap<>();
        String transaction = "";
        boolean lockTimeout = false;
        try (PreparedStatement statement = session.prepareStatement(SQL);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                TableName name = new TableName(text(found, 3), text(found, 4));
                LockMode mode = LockMode.of(found.getString(2)).orElse(LockMode.ACCESS_SHARE);
                tables.merge(
                        found.getLong(1),
                        new Lock(name, mode, found.getLong(5)),
                        (one, two) -> one.mode().isAtLeast(two.mode()) ? one : two);
                transaction = found.getString(6);
                lockTimeout = found.getBoolean(7);
            }
        }
        return new Held(transaction, tables, lockTimeout);
    }

    private static String text(ResultSet found, int column) throws SQLException {
        String text = found.getString(column);
        return text == null ? "" : text;
    }

    /** The same, or nothing where it is of another transaction. */
    Held before(Held later) {
        return transaction.equals(later.transaction) ? this : NOTHING;
    }

    /** Those that became stronger since. */
    Map<Long, LockMode> strongerThan(Held earlier) {
        Map<Long, LockMode> stronger = new HashMap<>();
        tables.forEach((id, lock) -> {
            Lock was = earlier.tables.get(id);
            if (was == null || lock.mode().compareTo(was.mode()) > 0) {
                stronger.put(id, lock.mode());
            }
        });
        return stronger;
    }

    /** The table that is called so; where several schemas have one, that with the strongest lock. */
    Optional<Long> named(String name) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getValue().name().name().equals(name))
                .max(Comparator.comparing(entry -> entry.getValue().mode()))
                .map(Map.Entry::getKey);
    }

    Optional<Long> named(TableName name) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
