package dev.concordat.broker.internal.pacticipant;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tags that versions bear. */
public final class Tags {

    private final JdbcClient jdbc;

    /** Tags of a database. */
    public Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Since when a version bears a tag. */
    Optional<Instant> since(Version version, String tag) {
        return jdbc.sql("select created_at from tag where version_id = ? and name = ?")
                .params(version.id(), tag)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Whether the next tag of a version is taken for its branch: of one that was just made, and is on no branch. */
    boolean standsForBranch(Version version) {
        return jdbc.sql("""
                        select v.created_at > now() - interval '10 seconds'
                          and not exists (select 1 from tag t where t.version_id = v.id)
                          and not exists (select 1 from branch_version bv where bv.version_id = v.id)
                        from version v where v.id = ?
                        """).param(version.id()).query(Boolean.class).single();
    }

    /** Takes a tag away; {@code true} when the version bore it. */
    boolean remove(Version version, String tag) {
        return jdbc.sql("delete from tag where version_id = ? and name = ?")
                        .params(version.id(), tag)
                        .update()
                > 0;
    }

    /** Takes all tags away but these. */
    void keep(Version version, Collection<String> tags) {
        jdbc.sql("delete from tag where version_id = ? and name <> all (?)")
                .param(version.id())
                .param(tags.toArray(String[]::new))
                .update();
    }
}
