package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The branches of pacticipants, and which versions are on them. Versions are put on branches by {@link Versions}. */
public final class Branches {

    private static final String FILTER = """
            where b.pacticipant_id = :pacticipant and (cast(:q as text) is null or position(lower(:q) in lower(b.name)) > 0)
            """;

    private final JdbcClient jdbc;

    /** Branches of a database. */
    public Branches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of a pacticipant's branches whose names contain {@code q}; where something happened last, first. */
    List<Branch> find(Pacticipant pacticipant, @Nullable String q, Page page) {
        return jdbc.sql("select b.id, b.name, b.created_at from branch b " + FILTER + """
                        order by (select max(bv.version_id) from branch_version bv where bv.branch_id = b.id) desc nulls last,
                          b.id desc
                        limit :limit offset :offset
                        """)
                .param("pacticipant", pacticipant.id())
                .param("q", q)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(Branches::row)
                .list();
    }

    long count(Pacticipant pacticipant, @Nullable String q) {
        return jdbc.sql("select count(*) from branch b " + FILTER)
                .param("pacticipant", pacticipant.id())
                .param("q", q)
                .query(Long.class)
                .single();
    }

    /** The branch of that name. */
    Optional<Branch> find(Pacticipant pacticipant, String name) {
        return jdbc.sql("select id, name, created_at from branch where pacticipant_id = ? and name = ?")
                .params(pacticipant.id(), name)
                .query(Branches::row)
                .optional();
    }

    /** Since when a version is on a branch. */
    Optional<Instant> since(Pacticipant pacticipant, String branch, String number) {
        return jdbc.sql("""
                        select bv.created_at from branch b
                        join version v on v.pacticipant_id = b.pacticipant_id
                        join branch_version bv on bv.branch_id = b.id and bv.version_id = v.id
                        where b.pacticipant_id = ? and b.name = ? and v.number = ?
                        """)
                .params(pacticipant.id(), branch, number)
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Deletes a branch; its versions stay. {@code true} when there was one. */
    boolean delete(Pacticipant pacticipant, String name) {
        return jdbc.sql("delete from branch where pacticipant_id = ? and name = ?")
                        .params(pacticipant.id(), name)
                        .update()
                > 0;
    }

    /** Deletes all branches but these and the main one, and says how many. */
    int deleteAllBut(Pacticipant pacticipant, Collection<String> kept) {
        return jdbc.sql("delete from branch where pacticipant_id = ? and name <> all (?) and name is distinct from ?")
                .param(pacticipant.id())
                .param(kept.toArray(String[]::new))
                .param(pacticipant.mainBranch())
                .update();
    }

    /** The names of all branches, the oldest first. */
    List<String> names(Pacticipant pacticipant) {
        return jdbc.sql("select name from branch where pacticipant_id = ? order by id")
                .param(pacticipant.id())
                .query(String.class)
                .list();
    }

    /** Takes a version off a branch; {@code true} when it was on it. */
    boolean remove(Pacticipant pacticipant, String branch, String number) {
        return jdbc.sql("""
                                delete from branch_version bv using branch b, version v
                                where b.id = bv.branch_id and v.id = bv.version_id
                                  and b.pacticipant_id = ? and b.name = ? and v.pacticipant_id = b.pacticipant_id and v.number = ?
                                """).params(pacticipant.id(), branch, number).update() > 0;
    }

    private static Branch row(ResultSet row, int number) throws SQLException {
        return new Branch(
                row.getLong("id"),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant());
    }
}
