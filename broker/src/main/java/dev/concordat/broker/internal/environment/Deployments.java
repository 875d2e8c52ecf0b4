package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs, and ran, where. Of an application one version at a time is deployed to each instance. */
public final class Deployments {

    private static final String SELECT = "select d.uuid, d.version_id, p.name as pacticipant, v.number,"
            + " d.application_instance, d.created_at, d.undeployed_at, " + Environment.COLUMNS + """

            from deployed_version d
              join environment e on e.id = d.environment_id
              join version v on v.id = d.version_id
              join pacticipant p on p.id = d.pacticipant_id
            """;

    private final JdbcClient jdbc;

    /** Deployments of a database. */
    public Deployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every deployment of those versions, those that ended among them, the oldest first. */
    public List<DeployedVersion> of(Collection<Long> versionIds) {
        return jdbc.sql(SELECT + "where d.version_id = any (?) order by d.id")
                .param(versionIds.toArray(Long[]::new))
                .query(DeployedVersion::row)
                .list();
    }

    /** Every deployment of a version to an environment, the newest first. */
    public List<DeployedVersion> of(long versionId, Environment environment) {
        return jdbc.sql(SELECT + "where d.version_id = ? and d.environment_id = ? order by d.id desc")
                .params(versionId, environment.id())
                .query(DeployedVersion::row)
                .list();
    }

    /**
     * What runs in an environment now, the newest first.
     *
     * @param pacticipant whose; {@code null} for everybody's
     */
    public List<DeployedVersion> current(Environment environment, @Nullable String pacticipant) {
        return jdbc.sql(SELECT + """
                        where d.environment_id = ? and d.undeployed_at is null and (?::text is null or p.name = ?)
                        order by d.id desc
                        """)
                .param(environment.id())
                .param(pacticipant)
                .param(pacticipant)
                .query(DeployedVersion::row)
                .list();
    }

    /** What of an application runs now, wherever that is, the newest first. */
    public List<DeployedVersion> current(long pacticipantId) {
        return jdbc.sql(SELECT + "where d.pacticipant_id = ? and d.undeployed_at is null order by d.id desc")
                .param(pacticipantId)
                .query(DeployedVersion::row)
                .list();
    }

    /**
     * The one that an address names.
     *
     * @throws Refusal 404
     */
    public DeployedVersion get(String uuid) {
        return find(Environments.uuid(uuid)).orElseThrow(Refusal::notFound);
    }

    private Optional<DeployedVersion> find(UUID uuid) {
        return jdbc.sql(SELECT + "where d.uuid = ?")
                .param(uuid)
                .query(DeployedVersion::row)
                .optional();
    }

    /** Records that a version runs now, in place of the one that ran there; twice is the same as once. */
    public DeployedVersion record(
            long pacticipantId, long versionId, Environment environment, @Nullable String instance) {
        // two deployments of one application at once: one after the other, or both would end the same predecessor
        jdbc.sql("select id from pacticipant where id = ? for no key update")
                .param(pacticipantId)
                .query(Long.class)
                .single();
        Optional<DeployedVersion> same = of(versionId, environment).stream()
                .filter(DeployedVersion::current)
                .filter(deployed -> java.util.Objects.equals(deployed.instance(), instance))
                .findFirst();
        return same.orElseGet(() -> {
            endPredecessor(pacticipantId, environment, instance);
            UUID uuid = UUID.randomUUID();
            jdbc.sql("""
                            insert into deployed_version
                              (uuid, pacticipant_id, version_id, environment_id, application_instance)
                            values (?, ?, ?, ?, ?)
                            """)
                    .param(uuid)
                    .param(pacticipantId)
                    .param(versionId)
                    .param(environment.id())
                    .param(instance)
                    .update();
            return find(uuid).orElseThrow();
        });
    }

    private void endPredecessor(long pacticipantId, Environment environment, @Nullable String instance) {
        jdbc.sql("""
                        update deployed_version set undeployed_at = now(), updated_at = now()
                        where pacticipant_id = ? and environment_id = ? and undeployed_at is null
                          and coalesce(application_instance, '') = coalesce(?, '')
                        """)
                .param(pacticipantId)
                .param(environment.id())
                .param(instance)
                .update();
    }

    /** Records that it runs no more. */
    public DeployedVersion end(DeployedVersion deployed) {
        jdbc.sql("""
                        update deployed_version set undeployed_at = now(), updated_at = now()
                        where uuid = ? and undeployed_at is null
                        """).param(deployed.uuid()).update();
        return find(deployed.uuid()).orElseThrow(Refusal::notFound);
    }
}
