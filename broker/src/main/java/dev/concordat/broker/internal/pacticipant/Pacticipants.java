package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All pacticipants. */
public final class Pacticipants {

    private static final String SELECT = """
            select id, name, display_name, repository_url, repository_name, repository_namespace, main_branch,
              created_at, updated_at
            from pacticipant
            """;

    private final JdbcClient jdbc;

    /** Pacticipants of a database. */
    public Pacticipants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one of that name. */
    public Optional<Pacticipant> find(String name) {
        return jdbc.sql(SELECT + "where name = ?")
                .param(name)
                .query(Pacticipants::row)
                .optional();
    }

    /**
     * The one of that name.
     *
     * @throws Refusal 404, naming it
     */
    public Pacticipant get(String name) {
        return find(name).orElseThrow(() -> Refusal.notFound("No pacticipant is named '" + name + "'."));
    }

    /** Those of these names that there are, by name. */
    public Map<String, Pacticipant> findAll(Collection<String> names) {
        return jdbc.sql(SELECT + "where name in (:names)").param("names", names).query(Pacticipants::row).stream()
                .collect(Collectors.toMap(Pacticipant::name, pacticipant -> pacticipant));
    }

    /** The one of that name; made where there is none. Two that come at once get the same. */
    public Pacticipant findOrCreate(String name) {
        return find(name).orElseGet(() -> create(name, PacticipantProperties.NONE));
    }

    /** The one of that name, with these properties; where there is one already, it is left as it is. */
    Pacticipant create(String name, PacticipantProperties properties) {
        jdbc.sql("""
                        insert into pacticipant (name, plain_name, display_name, repository_url, repository_name,
                          repository_namespace, main_branch) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (name) do nothing
                        """)
                .param(Names.check("name", name))
                .param(plain(name))
                .param(Objects.requireNonNullElseGet(properties.displayName(), () -> displayName(name)))
                .param(properties.repositoryUrl())
                .param(properties.repositoryName())
                .param(properties.repositoryNamespace())
                .param(properties.mainBranch())
                .update();
        return find(name).orElseThrow();
    }

    /** Replaces all properties. */
    Pacticipant update(Pacticipant pacticipant, PacticipantProperties properties) {
        String name = pacticipant.name();
        jdbc.sql("""
                        update pacticipant set display_name = ?, repository_url = ?, repository_name = ?,
                          repository_namespace = ?, main_branch = ?, updated_at = now() where id = ?
                        """)
                .param(Objects.requireNonNullElseGet(properties.displayName(), () -> displayName(name)))
                .param(properties.repositoryUrl())
                .param(properties.repositoryName())
                .param(properties.repositoryNamespace())
                .param(properties.mainBranch())
                .param(pacticipant.id())
                .update();
        return get(name);
    }

    /** Deletes one with all that is of it: versions, pacts, results. */
    void delete(Pacticipant pacticipant) {
        jdbc.sql("delete from pacticipant where id = ?").param(pacticipant.id()).update();
    }

    /** Those whose names differ from this one in case and punctuation alone: most likely one of them is meant. */
    public List<String> similar(String name) {
        return jdbc.sql("select name from pacticipant where plain_name = ? and name <> ? order by name")
                .params(plain(name), name)
                .query(String.class)
                .list();
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? name : plain;
    }

    /** {@code order-web} and {@code OrderWeb} read as {@code Order Web}. */
    static String displayName(String name) {
        String spaced = name.replaceAll("([a-z\\d])([A-Z])", "$1 $2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
                .replaceAll("[_\\-.]+", " ")
                .trim();
        StringBuilder out = new StringBuilder();
        for (String word : spaced.split(" +")) {
            if (!word.isEmpty()) {
                out.append(out.isEmpty() ? "" : " ")
                        .appendCodePoint(Character.toUpperCase(word.codePointAt(0)))
                        .append(word.substring(word.offsetByCodePoints(0, 1)));
            }
        }
        return out.toString();
    }

    static Pacticipant row(ResultSet row, int number) throws SQLException {
        return new Pacticipant(
                row.getLong("id"),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("repository_url"),
                row.getString("repository_name"),
                row.getString("repository_namespace"),
                row.getString("main_branch"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "updated_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
