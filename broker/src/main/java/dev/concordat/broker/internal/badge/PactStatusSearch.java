package dev.concordat.broker.internal.badge;

import dev.concordat.broker.internal.pact.Pact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds how consumers and providers stand with each other: by the last result of the last pact that has one. */
final class PactStatusSearch {

    private static final String STATEMENT = """
            select r.success, r.pending, r.pact_version_id
            from pact w cross join lateral (
              select * from verification r
              where r.pact_version_id = w.pact_version_id
                and (?::text is null
                  or exists (select from tag t where t.version_id = r.provider_version_id and t.name = ?))
              order by r.id desc limit 1) as r
            where w.latest and w.consumer_id = ? and w.provider_id = ?
              and (?::text is null
                or exists (select from tag t where t.version_id = w.consumer_version_id and t.name = ?))
              and (not ? or not exists (select from tag t where t.version_id = w.consumer_version_id))
            order by w.consumer_version_id desc limit 1
            """;

    private final JdbcClient jdbc;

    PactStatusSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all consumer versions. */
    PactStatus of(Pact latest) {
        return find(latest, null, null, false);
    }

    /** Of the consumer versions without tags. */
    PactStatus untagged(Pact latest) {
        return find(latest, null, null, true);
    }

    /**
     * Of the consumer versions with a tag.
     *
     * @param providerTag the tag of the provider versions whose results count; {@code null} for all
     */
    PactStatus tagged(Pact latest, String tag, @Nullable String providerTag) {
        return find(latest, tag, providerTag, false);
    }

    private PactStatus find(Pact latest, @Nullable String tag, @Nullable String providerTag, boolean untagged) {
        return jdbc.sql(STATEMENT)
                .param(providerTag)
                .param(providerTag)
                .param(latest.consumerId())
                .param(latest.providerId())
                .param(tag)
                .param(tag)
                .param(untagged)
                .query((row, number) -> status(
                        row.getBoolean("success"),
                        row.getBoolean("pending"),
                        row.getLong("pact_version_id") == latest.pactVersionId()))
                .optional()
                .orElse(PactStatus.UNKNOWN);
    }

    private static PactStatus status(boolean success, boolean pending, boolean same) {
        if (success) {
            return same ? PactStatus.VERIFIED : PactStatus.CHANGED;
        }
        return pending ? PactStatus.FAILED_PENDING : PactStatus.FAILED;
    }
}
