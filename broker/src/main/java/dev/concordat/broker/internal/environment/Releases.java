package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was released where. Of an application any number of versions are supported at a time. */
public final class Releases {

    private static final String SELECT = "select r.uuid, r.version_id, p.name as pacticipant, v.number,"
            + " r.created_at, r.support_ended_at, " + Environment.COLUMNS + """

            from released_version r
              join environment e on e.id = r.environment_id
              join version v on v.id = r.version_id
              join pacticipant p on p.id = r.pacticipant_id
            """;

    private final JdbcClient jdbc;

    /** Releases of a database. */
    public Releases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every release of those versions, those that are supported no more among them, the oldest first. */
    public List<ReleasedVersion> of(Collection<Long> versionIds) {
        return jdbc.sql(SELECT + "where r.version_id = any (?) order by r.id")
                .param(versionIds.toArray(Long[]::new))
                .query(ReleasedVersion::row)
                .list();
    }

    /** The release of a version in an environment. */
    public Optional<ReleasedVersion> of(long versionId, Environment environment) {
        return jdbc.sql(SELECT + "where r.version_id = ? and r.environment_id = ?")
                .params(versionId, environment.id())
                .query(ReleasedVersion::row)
                .optional();
    }

    /**
     * What is supported in an environment now, the oldest first.
     *
     * @param pacticipant whose; {@code null} for everybody's
     * @param number which version's; {@code null} for every one's
     */
    public List<ReleasedVersion> current(
            Environment environment, @Nullable String pacticipant, @Nullable String number) {
        return jdbc.sql(SELECT + """
                        where r.environment_id = ? and r.support_ended_at is null
                          and (?::text is null or p.name = ?) and (?::text is null or v.number = ?)
                        order by r.id
                        """)
                .param(environment.id())
                .param(pacticipant)
                .param(pacticipant)
                .param(number)
                .param(number)
                .query(ReleasedVersion::row)
                .list();
    }

    /**
     * The one that an address names.
     *
     * @throws Refusal 404
     */
    public ReleasedVersion get(String uuid) {
        return find(Environments.uuid(uuid)).orElseThrow(Refusal::notFound);
    }

    private Optional<ReleasedVersion> find(UUID uuid) {
        return jdbc.sql(SELECT + "where r.uuid = ?")
                .param(uuid)
                .query(ReleasedVersion::row)
                .optional();
    }

    /** Records a release; {@code true} when there was none before. One that was supported no more is again. */
    public boolean record(long pacticipantId, long versionId, Environment environment) {
        return Boolean.TRUE.equals(jdbc.sql("""
                        insert into released_version (uuid, pacticipant_id, version_id, environment_id)
                        values (?, ?, ?, ?)
                        on conflict (version_id, environment_id)
                          do update set support_ended_at = null, updated_at = now()
                        returning updated_at is null
                        """)
                .params(UUID.randomUUID(), pacticipantId, versionId, environment.id())
                .query(Boolean.class)
                .single());
    }

    /** Records that it is supported no more. */
    public ReleasedVersion end(ReleasedVersion released) {
        jdbc.sql("""
                        update released_version set support_ended_at = now(), updated_at = now()
                        where uuid = ? and support_ended_at is null
                        """).param(released.uuid()).update();
        return find(released.uuid()).orElseThrow(Refusal::notFound);
    }
}
