package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Json;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** All webhooks. */
final class Webhooks {

    static final String COLUMNS = """
            w.uuid, w.description, c.name as consumer, w.consumer_label, p.name as provider, w.provider_label, w.enabled,
            w.events, w.method, w.url, w.headers, w.username, w.password, w.body, w.created_at, w.updated_at
            """;

    static final String JOINS = """
            left join pacticipant c on c.id = w.consumer_id
            left join pacticipant p on p.id = w.provider_id
            """;

    private static final String SELECT = "select " + COLUMNS + " from webhook w " + JOINS;

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Webhook> all() {
        return jdbc.sql(SELECT + "order by w.id").query(Webhooks::row).list();
    }

    /** Those set up for exactly these, {@code null} for all. */
    List<Webhook> of(@Nullable String consumer, @Nullable String provider) {
        return jdbc.sql(SELECT + "where c.name is not distinct from cast(? as text)"
                        + " and p.name is not distinct from cast(? as text) order by w.id")
                .param(consumer)
                .param(provider)
                .query(Webhooks::row)
                .list();
    }

    Optional<Webhook> find(String uuid) {
        return jdbc.sql(SELECT + "where w.uuid = ?")
                .param(uuid)
                .query(Webhooks::row)
                .optional();
    }

    /** Sets one up, or replaces the one of that name; its pacticipants are known to exist. */
    void save(String uuid, Webhook.Definition webhook) {
        Template request = webhook.request();
        ObjectNode headers = Json.object();
        request.headers().forEach(headers::put);
        jdbc.sql("""
                        insert into webhook (uuid, description, summary, consumer_id, consumer_label, provider_id,
                          provider_label, enabled, events, method, url, headers, username, password, body)
                        values (:uuid, :description, :summary, (select id from pacticipant where name = :consumer),
                          :consumerLabel, (select id from pacticipant where name = :provider), :providerLabel, :enabled,
                          :events, :method, :url, cast(:headers as json), :username, :password, cast(:body as json))
                        on conflict (uuid) do update set description = excluded.description, summary = excluded.summary,
                          consumer_id = excluded.consumer_id, consumer_label = excluded.consumer_label,
                          provider_id = excluded.provider_id, provider_label = excluded.provider_label,
                          enabled = excluded.enabled, events = excluded.events, method = excluded.method,
                          url = excluded.url, headers = excluded.headers, username = excluded.username,
                          password = excluded.password, body = excluded.body, updated_at = now()
                        """)
                .param("uuid", uuid)
                .param("description", webhook.description())
                .param("summary", request.summary())
                .param("consumer", webhook.consumer().name())
                .param("consumerLabel", webhook.consumer().label())
                .param("provider", webhook.provider().name())
                .param("providerLabel", webhook.provider().label())
                .param("enabled", webhook.enabled())
                .param("events", webhook.events().toArray(String[]::new))
                .param("method", request.method())
                .param("url", request.url())
                .param("headers", Json.write(headers))
                .param("username", request.username())
                .param("password", request.password())
                .param("body", request.body() == null ? null : Json.write(request.body()))
                .update();
    }

    boolean delete(String uuid) {
        return jdbc.sql("delete from webhook where uuid = ?").param(uuid).update() > 0;
    }

    static Webhook row(ResultSet row, int number) throws SQLException {
        Timestamp updated = row.getTimestamp("updated_at");
        return new Webhook(
                row.getString("uuid"),
                new Webhook.Definition(
                        row.getString("description"),
                        new Party(row.getString("consumer"), row.getString("consumer_label")),
                        new Party(row.getString("provider"), row.getString("provider_label")),
                        row.getBoolean("enabled"),
                        texts(row.getArray("events")),
                        template(row)),
                row.getTimestamp("created_at").toInstant(),
                updated == null ? null : updated.toInstant());
    }

    private static Template template(ResultSet row) throws SQLException {
        Map<String, String> headers = new LinkedHashMap<>();
        Json.read(row.getString("headers"))
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        String body = row.getString("body");
        return new Template(
                row.getString("method"),
                row.getString("url"),
                headers,
                body == null ? null : Json.read(body),
                row.getString("username"),
                row.getString("password"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
