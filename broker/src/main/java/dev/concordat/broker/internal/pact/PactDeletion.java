package dev.concordat.broker.internal.pact;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes pacts away, and content that no publication has any more, with its results. */
final class PactDeletion {

    private static final String PAIR = """
            consumer_id = (select id from pacticipant where name = :consumer)
            and provider_id = (select id from pacticipant where name = :provider)
            """;

    private final JdbcClient jdbc;

    PactDeletion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean deleteVersion(Pair pair, String version) {
        return delete(
                pair,
                "consumer_version_id in (select v.id from version v where v.pacticipant_id = pact.consumer_id"
                        + " and v.number = :name)",
                version);
    }

    boolean deleteWithTag(Pair pair, String tag) {
        return delete(pair, "consumer_version_id in (select version_id from tag where name = :name)", tag)
                || isKnown(
                        "select from tag t join pacticipant p on p.id = t.pacticipant_id where p.name = ? and t.name = ?",
                        pair,
                        tag);
    }

    boolean deleteOnBranch(Pair pair, String branch) {
        return delete(
                        pair,
                        "consumer_version_id in (select bv.version_id from branch_version bv"
                                + " join branch b on b.id = bv.branch_id where b.name = :name)",
                        branch)
                || isKnown(
                        "select from branch b join pacticipant p on p.id = b.pacticipant_id where p.name = ? and b.name = ?",
                        pair,
                        branch);
    }

    boolean deleteAll(Pair pair) {
        return delete(pair, "cast(:name as text) is not null", "");
    }

    /** A branch or tag without pacts is a known one all the same. */
    private boolean isKnown(String query, Pair pair, String name) {
        return jdbc.sql("select exists (" + query + ")")
                .params(pair.consumer(), name)
                .query(Boolean.class)
                .single();
    }

    /** The conditions are ours; names are bound. */
    private boolean delete(Pair pair, String condition, String name) {
        int gone = jdbc.sql("delete from pact where " + PAIR + " and " + condition)
                .param("consumer", pair.consumer())
                .param("provider", pair.provider())
                .param("name", name)
                .update();
        jdbc.sql("delete from pact_version x where " + PAIR
                        + " and not exists (select from pact k where k.pact_version_id = x.id)")
                .param("consumer", pair.consumer())
                .param("provider", pair.provider())
                .update();
        return gone > 0;
    }
}
