package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which file belongs to which relation. The log names files; a TRUNCATE, or whatever else rewrites a table, gives it
 * another one.
 */
final class Relations {

    /** The first number of what users make; the server's own catalogues stand below. */
    private static final long FIRST_OF_USERS = 16_384;

    // A TOAST table counts for the table whose long values it holds, an index for nothing: it follows its table. Nor do
    // the copies count that a reset itself keeps.
    private static final String LIVE = """
            select pg_relation_filenode(c.oid)::bigint, c.oid,
                   case when coalesce(o.relnamespace, c.relnamespace) = 'concordat_baseline'::regnamespace
                        then 'i' else c.relkind end,
                   case c.relkind when 't' then o.oid else c.oid end, c.relpersistence = 'u'
              from pg_class c left join pg_class o on o.reltoastrelid = c.oid
             where pg_relation_filenode(c.oid) is not null and c.relpersistence <> 't'""";

    /** Keeps what is so at the baseline. */
    static final String STORE = "insert into concordat_baseline.relation " + LIVE;

    private static final String STORED =
            "select filenode, oid::bigint, kind::text, coalesce(owner, 0)::bigint, unlogged from concordat_baseline.relation";

    /**
     * What a file belongs to.
     *
     * @param oid the relation
     * @param kind its kind, as the catalogue writes it
     * @param owner the relation whose content it holds
     * @param unlogged whether its content never reaches the log
     */
    record Relation(long oid, char kind, long owner, boolean unlogged) {

        boolean isCatalogue() {
            return oid < FIRST_OF_USERS || owner < FIRST_OF_USERS;
        }

        boolean isIndex() {
            return kind == 'i' || kind == 'I';
        }
    }

    private final Map<Long, Relation> byFile;
    private final Set<Long> unlogged;
    private final Set<Long> unloggedSequences;

    private Relations(Map<Long, Relation> byFile) {
        this.byFile = byFile;
        this.unlogged = unlogged('r');
        this.unloggedSequences = unlogged('S');
    }

    private Set<Long> unlogged(char kind) {
        return byFile.values().stream()
                .filter(relation -> relation.unlogged() && relation.kind() == kind)
                .map(Relation::oid)
                .collect(Collectors.toSet());
    }

    /** As it was at the baseline. */
    static Relations stored(Session session) throws SQLException {
        return read(session, STORED);
    }

    /** As it is. */
    static Relations live(Session session) throws SQLException {
        return read(
                session,
                "select filenode, oid::bigint, kind::text, coalesce(owner, 0)::bigint, unlogged from (" + LIVE
                        + ") live (filenode, oid, kind, owner, unlogged)");
    }

    private static Relations read(Session session, String sql) throws SQLException {
        Map<Long, Relation> byFile = new HashMap<>();
        List<Map.Entry<Long, Relation>> rows = session.query(
                sql,
                row -> Map.entry(
                        row.getLong(1),
                        new Relation(row.getLong(2), row.getString(3).charAt(0), row.getLong(4), row.getBoolean(5))));
        rows.forEach(row -> byFile.put(row.getKey(), row.getValue()));
        return new Relations(byFile);
    }

    @Nullable Relation of(long file) {
        return byFile.get(file);
    }

    /** The tables whose content never reaches the log. */
    Set<Long> unlogged() {
        return unlogged;
    }

    /** The sequences of which no drawn number ever reaches the log. */
    Set<Long> unloggedSequences() {
        return unloggedSequences;
    }

    /** What has another file here than there, by the relation whose content it holds. */
    Set<Relation> movedSince(Relations before) {
        Set<Relation> moved = new HashSet<>();
        byFile.forEach((file, relation) -> {
            if (!relation.isIndex() && !relation.isCatalogue() && !Objects.equals(before.byFile.get(file), relation)) {
                moved.add(relation);
            }
        });
        return moved;
    }
}
