package dev.concordat.broker.internal.pact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All pacts, found by their many addresses. "Latest" is the one of the consumer version that was created last. */
public final class Pacts {

    private static final String SELECT = """
            select k.id, c.name as consumer, p.name as provider, k.consumer_id, k.provider_id, k.consumer_version_id,
              v.number, k.pact_version_id, x.sha, k.revision, k.created_at
            from pact k
            join pacticipant c on c.id = k.consumer_id
            join pacticipant p on p.id = k.provider_id
            join version v on v.id = k.consumer_version_id
            join pact_version x on x.id = k.pact_version_id
            """;

    private static final String OF_PAIR = SELECT + "where k.latest and c.name = ? and p.name = ?";

    private static final String LATEST = " order by k.consumer_version_id desc limit 1";

    private final JdbcClient jdbc;

    /** Pacts of a database. */
    public Pacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The content as it is kept, with the names of interactions. */
    public String content(Pact pact) {
        return jdbc.sql("select content from pact_version where id = ?")
                .param(pact.pactVersionId())
                .query(String.class)
                .single();
    }

    /** Of a consumer version. */
    public Optional<Pact> ofVersion(Pair pair, String version) {
        return one(OF_PAIR + " and v.number = ?", pair.consumer(), pair.provider(), version);
    }

    /** All of a consumer version, by the names of their providers. */
    public List<Pact> ofConsumerVersion(long versionId) {
        return many(SELECT + "where k.latest and k.consumer_version_id = ? order by lower(p.name), p.name", versionId);
    }

    /** The latest. */
    public Optional<Pact> latest(Pair pair) {
        return one(OF_PAIR + LATEST, pair.consumer(), pair.provider());
    }

    /** The latest of the consumer versions that bear a tag. */
    public Optional<Pact> latestWithTag(Pair pair, String tag) {
        return one(
                OF_PAIR + " and exists (select from tag t where t.version_id = k.consumer_version_id and t.name = ?)"
                        + LATEST,
                pair.consumer(),
                pair.provider(),
                tag);
    }

    /** The latest of the consumer versions without any tag. */
    public Optional<Pact> latestUntagged(Pair pair) {
        return one(
                OF_PAIR + " and not exists (select from tag t where t.version_id = k.consumer_version_id)" + LATEST,
                pair.consumer(),
                pair.provider());
    }

    /** The latest on a branch. */
    public Optional<Pact> latestOnBranch(Pair pair, String branch) {
        return one(OF_PAIR + " and " + ON_BRANCH + LATEST, pair.consumer(), pair.provider(), branch);
    }

    /** The latest with that content. */
    public Optional<Pact> withSha(Pair pair, String sha) {
        return one(OF_PAIR + " and x.sha = ?" + LATEST, pair.consumer(), pair.provider(), sha);
    }

    /** Those of the chosen consumer versions that have that content, the latest last. */
    public List<Pact> withSha(Pair pair, String sha, ChosenVersions chosen) {
        if (chosen.isEmpty()) {
            return List.of();
        }
        return many(
                OF_PAIR + """
                         and x.sha = ? and k.consumer_version_id in (
                          select id from version where id = any(?)
                          union all
                          select v.id from version v join pacticipant c on c.id = v.pacticipant_id
                          where c.name = ? and v.number = any(?))
                        order by k.consumer_version_id
                        """,
                pair.consumer(),
                pair.provider(),
                sha,
                chosen.ids().toArray(Long[]::new),
                pair.consumer(),
                chosen.numbers().toArray(String[]::new));
    }

    /** The latest that ever had that content: a later revision may have taken its place while it was verified. */
    public Optional<Pact> everWithSha(Pair pair, String sha) {
        return one(
                SELECT + "where c.name = ? and p.name = ? and x.sha = ?"
                        + " order by k.consumer_version_id desc, k.revision desc limit 1",
                pair.consumer(),
                pair.provider(),
                sha);
    }

    /** The last one before it whose content is another. */
    public Optional<Pact> previousDistinct(Pact pact) {
        return one(
                OF_PAIR + " and k.consumer_version_id < ? and k.pact_version_id <> ?" + LATEST,
                pact.consumer(),
                pact.provider(),
                pact.versionId(),
                pact.pactVersionId());
    }

    /** All of a pair, the latest first. */
    public List<Pact> all(Pair pair) {
        return many(OF_PAIR + " order by k.consumer_version_id desc", pair.consumer(), pair.provider());
    }

    /** Of a pair, of the consumer versions with a tag, the latest first. */
    public List<Pact> withTag(Pair pair, String tag) {
        return many(
                OF_PAIR
                        + " and exists (select from tag t where t.version_id = k.consumer_version_id and t.name = ?)"
                        + " order by k.consumer_version_id desc",
                pair.consumer(),
                pair.provider(),
                tag);
    }

    private static final String ON_BRANCH = """
            exists (select from branch_version bv join branch b on b.id = bv.branch_id
              where bv.version_id = k.consumer_version_id and b.name = ?)
            """;

    private static final String ON_MAIN_BRANCH = """
            exists (select from branch_version bv join branch b on b.id = bv.branch_id
              where bv.version_id = k.consumer_version_id and b.name = c.main_branch)
            """;

    /** Of a pair, on a branch, the oldest first. */
    public List<Pact> onBranch(Pair pair, String branch) {
        return many(
                OF_PAIR + " and " + ON_BRANCH + " order by k.consumer_version_id",
                pair.consumer(),
                pair.provider(),
                branch);
    }

    /** Of a pair, on the consumer's main branch, the oldest first. */
    public List<Pact> onMainBranch(Pair pair) {
        return many(
                OF_PAIR + " and " + ON_MAIN_BRANCH + " order by k.consumer_version_id",
                pair.consumer(),
                pair.provider());
    }

    /** All of a provider, every revision of them, by consumer and age. */
    public List<Pact> ofProvider(String provider) {
        return many(SELECT + "where p.name = ? order by c.name, k.consumer_version_id, k.revision", provider);
    }

    /** All of a provider, of consumer versions with a tag. */
    public List<Pact> ofProviderWithTag(String provider, String tag) {
        return many(
                SELECT
                        + "where k.latest and p.name = ? and exists (select from tag t where t.version_id = k.consumer_version_id"
                        + " and t.name = ?) order by c.name, k.consumer_version_id",
                provider,
                tag);
    }

    /** All of a provider, on a branch of each consumer. */
    public List<Pact> ofProviderOnBranch(String provider, String branch) {
        return many(
                SELECT + "where k.latest and p.name = ? and " + ON_BRANCH + " order by c.name, k.consumer_version_id",
                provider,
                branch);
    }

    /** All of a provider, on the main branch of each consumer. */
    public List<Pact> ofProviderOnMainBranches(String provider) {
        return many(
                SELECT + "where k.latest and p.name = ? and " + ON_MAIN_BRANCH
                        + " order by c.name, k.consumer_version_id",
                provider);
    }

    /** The latest of every pair. */
    public List<Pact> latestOfAll() {
        return many(SELECT + """
                        where k.id in (
                          select l.id from integration i cross join lateral (
                            select id from pact where latest and consumer_id = i.consumer_id and provider_id = i.provider_id
                            order by consumer_version_id desc limit 1) l)
                        order by c.name, p.name
                        """);
    }

    /** The latest of each consumer among pacts that are in order. */
    static List<Pact> latestOfEach(List<Pact> pacts) {
        java.util.Map<String, Pact> latest = new java.util.LinkedHashMap<>();
        pacts.forEach(pact -> latest.put(pact.consumer(), pact));
        return List.copyOf(latest.values());
    }

    private Optional<Pact> one(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Pacts::row).optional();
    }

    private List<Pact> many(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Pacts::row).list();
    }

    private static Pact row(ResultSet row, int number) throws SQLException {
        return new Pact(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("provider"),
                row.getLong("consumer_id"),
                row.getLong("provider_id"),
                row.getLong("consumer_version_id"),
                row.getString("number"),
                row.getLong("pact_version_id"),
                row.getString("sha"),
                row.getInt("revision"),
                row.getTimestamp("created_at").toInstant());
    }
}
