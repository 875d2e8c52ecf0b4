package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.pact.ChosenVersions;
import dev.concordat.broker.internal.pact.Pact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All results of verification. */
final class Verifications {

    private static final String COLUMNS = """
            r.id as result_number, r.success, r.build_url, r.test_results, r.verified_by, r.execution_date,
            pv.number as provider_version
            """;

    private static final String SELECT =
            "select " + COLUMNS + " from verification r join version pv on pv.id = r.provider_version_id ";

    /**
     * The result, the cell of the matrix and the time of the integration's last change in one statement. Of two results
     * of the same pair that come at once the one with the higher number stays in the cell, whoever commits last.
     */
    private static final String INSERT = """
            with result as (
              insert into verification (pact_version_id, consumer_id, provider_id, provider_version_id, success,
                build_url, test_results, verified_by, pending, wip, consumer_version_ids, tag_names, branch_names)
              values (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?,
                array(select name from tag where version_id = ? order by name),
                array(select b.name from branch_version bv join branch b on b.id = bv.branch_id
                      where bv.version_id = ? order by b.name))
              returning id, pact_version_id, consumer_id, provider_id, provider_version_id, success),
            cell as (
              insert into latest_verification (pact_version_id, provider_version_id, verification_id, success)
              select pact_version_id, provider_version_id, id, success from result
              on conflict (pact_version_id, provider_version_id) do update
              set verification_id = excluded.verification_id, success = excluded.success
              where latest_verification.verification_id < excluded.verification_id),
            touched as (
              update integration i set contract_data_updated_at = now()
              from result where i.consumer_id = result.consumer_id and i.provider_id = result.provider_id)
            select id from result
            """;

    private static final String DELETE = """
            with gone as (
              delete from verification where id = ? and pact_version_id = ?
              returning id, pact_version_id, provider_version_id)
            insert into latest_verification (pact_version_id, provider_version_id, verification_id, success)
            select r.pact_version_id, r.provider_version_id, r.id, r.success
            from gone join lateral (
              select id, pact_version_id, provider_version_id, success from verification
              where pact_version_id = gone.pact_version_id and provider_version_id = gone.provider_version_id
                and id <> gone.id
              order by id desc limit 1) r on true
            on conflict (pact_version_id, provider_version_id) do update
            set verification_id = excluded.verification_id, success = excluded.success
            """;

    private final JdbcClient jdbc;

    Verifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last result of this content, of whichever provider version. */
    Optional<Verification> latest(Pact pact) {
        return jdbc.sql(SELECT + "where r.pact_version_id = ? order by r.id desc limit 1")
                .param(pact.pactVersionId())
                .query(Verifications::row)
                .optional();
    }

    Optional<Verification> find(Pact pact, long number) {
        return jdbc.sql(SELECT + "where r.id = ? and r.pact_version_id = ?")
                .params(number, pact.pactVersionId())
                .query(Verifications::row)
                .optional();
    }

    /** Keeps a result of a provider version that there is; returns its number. */
    long add(VerifiedPact verified, long providerVersionId, PublishedResult result) {
        Pact pact = verified.pact();
        ChosenVersions chosen = verified.chosen();
        return jdbc.sql(INSERT)
                .params(pact.pactVersionId(), pact.consumerId(), pact.providerId(), providerVersionId, result.success())
                .param(result.buildUrl())
                .param(result.testResults())
                .param(result.verifiedBy())
                .params(chosen.pending(), chosen.wip())
                .param(verified.versionIds().toArray(Long[]::new))
                .params(providerVersionId, providerVersionId)
                .query(Long.class)
                .single();
    }

    /** Deletes a result; the one before it takes its place in the matrix. */
    void delete(Pact pact, long number) {
        jdbc.sql(DELETE).params(number, pact.pactVersionId()).update();
    }

    private static Verification row(ResultSet row, int number) throws SQLException {
        return new Verification(
                row.getLong("result_number"),
                row.getString("provider_version"),
                row.getBoolean("success"),
                row.getString("build_url"),
                row.getString("test_results"),
                row.getString("verified_by"),
                row.getTimestamp("execution_date").toInstant());
    }
}
