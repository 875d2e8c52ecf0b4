package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.SqlIdentifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A sequence as the baseline knows it.
 *
 * @param oid its number
 * @param name its name, quoted, with its schema
 * @param lastValue where it stands
 * @param called whether that number was drawn
 * @param cached whether a session keeps numbers of it in stock
 */
record StoredSequence(long oid, String name, long lastValue, boolean called, boolean cached) {

    private static final String STORED = """
            select s.oid::bigint, quote_ident(n.nspname) || '.' || quote_ident(c.relname), s.last_value, s.is_called, s.cache > 1
              from concordat_baseline.sequence s join pg_class c on c.oid = s.oid join pg_namespace n on n.oid = c.relnamespace
            """;

    static Optional<StoredSequence> of(Session session, long oid) throws SQLException {
        return session.query(STORED + " where s.oid = ?::oid", StoredSequence::read, oid).stream()
                .findFirst();
    }

    /** All of them. */
    static List<StoredSequence> all(Session session) throws SQLException {
        return session.query(STORED + " order by s.oid", StoredSequence::read);
    }

    private static StoredSequence read(ResultSet row) throws SQLException {
        return new StoredSequence(
                row.getLong(1), row.getString(2), row.getLong(3), row.getBoolean(4), row.getBoolean(5));
    }

    /** Answers its number if it stands elsewhere. */
    String moved() {
        return "select " + oid + "::bigint from " + name + " where (last_value, is_called) is distinct from ("
                + lastValue + ", " + called + ")";
    }

    /**
     * Sets it back where it stands elsewhere. After setval nothing is left of the numbers that were logged ahead, so
     * the next one drawn is logged, and seen: the log would not tell of it otherwise.
     */
    String rewind() {
        return "select setval(" + SqlIdentifier.literal(name) + ", " + lastValue + ", " + called + ") from " + name
                + " where (last_value, is_called, log_cnt) is distinct from (" + lastValue + ", " + called + ", 0)";
    }
}
