package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All environments. */
public final class Environments {

    private static final String SELECT = "select " + Environment.COLUMNS + " from environment e ";

    private static final String HOLDING = """

            from (
              select version_id, environment_id, min(created_at) as since from (
                select version_id, environment_id, created_at from deployed_version
                where version_id = any (?) and undeployed_at is null
                union all
                select version_id, environment_id, created_at from released_version
                where version_id = any (?) and support_ended_at is null) as each
              group by version_id, environment_id) as h
              join environment e on e.id = h.environment_id
            order by h.since, e.id
            """;

    private final JdbcClient jdbc;

    /** Environments of a database. */
    public Environments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by name. */
    public List<Environment> all() {
        return jdbc.sql(SELECT + "order by e.name")
                .query((row, number) -> Environment.row(row))
                .list();
    }

    /** The one of that name. */
    public Optional<Environment> named(String name) {
        return jdbc.sql(SELECT + "where e.name = ?")
                .param(name)
                .query((row, number) -> Environment.row(row))
                .optional();
    }

    /** Where each of those versions runs, or is supported, now; where it came to first stands first. */
    public Map<Long, List<Environment>> holding(Collection<Long> versionIds) {
        Map<Long, List<Environment>> found = new HashMap<>();
        Long[] ids = versionIds.toArray(Long[]::new);
        jdbc.sql("select h.version_id, " + Environment.COLUMNS + HOLDING)
                .param(ids)
                .param(ids)
                .query((row, number) -> found.computeIfAbsent(row.getLong("version_id"), any -> new ArrayList<>())
                        .add(Environment.row(row)))
                .list();
        return found;
    }

    /**
     * The one that an address names.
     *
     * @throws Refusal 404
     */
    public Environment get(String uuid) {
        return jdbc.sql(SELECT + "where e.uuid = ?")
                .param(uuid(uuid))
                .query((row, number) -> Environment.row(row))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Reads a UUID of an address; what is none cannot be the name of anything. */
    static UUID uuid(String text) {
        if (!text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw Refusal.notFound();
        }
        return UUID.fromString(text);
    }

    Environment create(EnvironmentRequest request) {
        UUID uuid = UUID.randomUUID();
        return named(
                request,
                () -> jdbc.sql("""
                        insert into environment (uuid, name, display_name, production, contacts)
                        values (?, ?, ?, ?, ?::json)
                        """)
                        .param(uuid)
                        .param(request.name())
                        .param(request.displayName())
                        .param(request.production())
                        .param(request.contacts())
                        .update(),
                uuid);
    }

    Environment replace(Environment old, EnvironmentRequest request) {
        return named(
                request,
                () -> jdbc.sql("""
                        update environment set name = ?, display_name = ?, production = ?, contacts = ?::json,
                          updated_at = now()
                        where id = ?
                        """)
                        .param(request.name())
                        .param(request.displayName())
                        .param(request.production())
                        .param(request.contacts())
                        .param(old.id())
                        .update(),
                old.uuid());
    }

    private Environment named(EnvironmentRequest request, Runnable change, UUID uuid) {
        Optional<Environment> namesake = named(request.name());
        if (namesake.isPresent() && !namesake.get().uuid().equals(uuid)) {
            throw taken(request.name());
        }
        try {
            change.run();
        } catch (DuplicateKeyException e) {
            throw taken(request.name());
        }
        return get(uuid.toString());
    }

    private static Refusal taken(String name) {
        return Refusal.field("name", "is taken: there is an environment named '" + name + "' already");
    }

    void delete(Environment environment) {
        jdbc.sql("delete from environment where id = ?").param(environment.id()).update();
    }
}
