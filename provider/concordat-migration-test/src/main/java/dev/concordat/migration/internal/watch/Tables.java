package dev.concordat.migration.internal.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables that were there before a migration, by their identity: they may be renamed by it. */
final class Tables {

    private static final String SQL = """
            select c.oid::bigint, n.nspname, c.relname, c.oid::regclass::text, pg_relation_filenode(c.oid)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname !~ '^pg_(toast|temp)'""";

    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Long> files = new HashMap<>();
    private final Map<TableName, Long> ids = new HashMap<>();

    private Tables() {}

    static Tables of(Connection session) throws SQLException {
        Tables tables = new Tables();
        try (PreparedStatement statement = session.prepareStatement(SQL);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                long id = found.getLong(1);
                tables.ids.put(new TableName(found.getString(2), found.getString(3)), id);
                tables.names.put(id, found.getString(4));
                tables.files.put(id, found.getLong(5));
            }
        }
        return tables;
    }

    /** What one of them was called; empty for a table that was not there. */
    Optional<String> name(long id) {
        return Optional.ofNullable(names.get(id));
    }

    /** The table that was called so. */
    Optional<String> name(TableName name) {
        return Optional.ofNullable(ids.get(name)).flatMap(this::name);
    }

    /** Whether its content is in another file than before; the new one is the known one from now on. */
    boolean isMoved(long id, long file) {
        Long before = files.get(id);
        if (before == null || file == 0 || before == file) {
            return false;
        }
        files.put(id, file);
        return true;
    }

    /** Those that are in other files than before, for a statement that held no lock afterwards. */
    Map<Long, String> moved(Connection session) throws SQLException {
        Map<Long, String> moved = new HashMap<>();
        of(session).files.forEach((id, file) -> {
            if (isMoved(id, file)) {
                moved.put(id, names.getOrDefault(id, ""));
            }
        });
        return moved;
    }
}
