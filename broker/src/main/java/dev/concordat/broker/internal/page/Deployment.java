package dev.concordat.broker.internal.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * That a version is, or was, in an environment.
 *
 * @param environment the environment's name
 * @param production whether it is one that customers use
 * @param pacticipant whose version, {@code null} where nothing is in the environment
 * @param version the version
 * @param instance of the application, where there are several
 * @param released whether it was released rather than deployed
 * @param since when it came
 * @param until when it went, {@code null} while it is there
 */
record Deployment(
        String environment,
        boolean production,
        @Nullable String pacticipant,
        @Nullable String version,
        @Nullable String instance,
        boolean released,
        @Nullable Instant since,
        @Nullable Instant until) {

    private static final String EVERY = """
            with every as (
              select environment_id, version_id, application_instance, false as released, created_at as since,
                undeployed_at as until from deployed_version
              union all
              select environment_id, version_id, null, true, created_at, support_ended_at from released_version)
            select e.name as environment, e.production, p.name as pacticipant, v.number as version,
              d.application_instance, d.released, d.since, d.until
            """;

    /** All that is anywhere now; an environment with nothing in it has one row too. */
    static List<Deployment> current(JdbcClient jdbc) {
        return jdbc.sql(EVERY + """
                        from environment e
                        left join every d on d.environment_id = e.id and d.until is null
                        left join version v on v.id = d.version_id
                        left join pacticipant p on p.id = v.pacticipant_id
                        order by e.production desc, e.name, p.name, d.since desc
                        """).query(Deployment::row).list();
    }

    /** Where one version is and was. */
    static List<Deployment> of(JdbcClient jdbc, long version) {
        return jdbc.sql(EVERY + """
                        from every d
                        join environment e on d.environment_id = e.id
                        join version v on v.id = d.version_id
                        join pacticipant p on p.id = v.pacticipant_id
                        where d.version_id = ? order by d.until is null desc, d.since desc limit 50
                        """).params(version).query(Deployment::row).list();
    }

    private static Deployment row(ResultSet row, int number) throws SQLException {
        return new Deployment(
                row.getString("environment"),
                row.getBoolean("production"),
                row.getString("pacticipant"),
                row.getString("version"),
                row.getString("application_instance"),
                row.getBoolean("released"),
                Rows.instant(row, "since"),
                Rows.instant(row, "until"));
    }
}
