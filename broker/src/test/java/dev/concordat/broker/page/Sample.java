package dev.concordat.broker.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.database.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fills a broker: pacts by publishing them, results and deployments straight into its database. */
final class Sample {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final BrokerCalls calls;
    private final JdbcClient jdbc;

    Sample(Broker broker, Database database) {
        this.calls = new BrokerCalls(broker);
        this.jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    /** Publishes one pact of a version on branch {@code main}. */
    Sample pact(String consumer, String version, String provider, String content) {
        return pact(consumer, version, "main", provider, content);
    }

    /** Publishes one pact. */
    Sample pact(String consumer, String version, String branch, String provider, String content) {
        ObjectNode publication = MAPPER.createObjectNode()
                .put("pacticipantName", consumer)
                .put("pacticipantVersionNumber", version)
                .put("branch", branch)
                .put("buildUrl", "https://ci.example.org/" + Integer.toUnsignedString(version.hashCode()));
        publication
                .putArray("contracts")
                .addObject()
                .put("consumerName", consumer)
                .put("providerName", provider)
                .put("specification", "pact")
                .put("contentType", "application/json")
                .put("content", Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        var response = calls.post("/contracts/publish", publication.toString(), "Accept", "application/hal+json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return this;
    }

    /** A small pact of one interaction. */
    static String pact(String consumer, String provider, String path) {
        ObjectNode pact = MAPPER.createObjectNode();
        pact.putObject("consumer").put("name", consumer);
        pact.putObject("provider").put("name", provider);
        ObjectNode interaction = pact.putArray("interactions").addObject().put("description", "a request for " + path);
        interaction.putObject("request").put("method", "GET").put("path", path);
        ObjectNode response = interaction.putObject("response").put("status", 200);
        response.putObject("headers").put("Content-Type", "application/json");
        response.putObject("body").put("id", 10).put("name", "Kettle");
        pact.putObject("metadata").putObject("pactSpecification").put("version", "2.0.0");
        return pact.toString();
    }

    /** A provider's version has verified the pact of a consumer's version. */
    Sample result(String provider, String providerVersion, String consumer, String version, boolean success) {
        version(provider, providerVersion);
        Long id = jdbc.sql("""
                        insert into verification
                          (pact_version_id, consumer_id, provider_id, provider_version_id, success, build_url)
                        select pa.pact_version_id, pa.consumer_id, pa.provider_id, pv.id, ?, 'https://ci.example.org/7'
                        from pact pa join pacticipant c on c.id = pa.consumer_id join version v on v.id = pa.consumer_version_id
                        join pacticipant p on p.id = pa.provider_id
                        join version pv on pv.pacticipant_id = p.id and pv.number = ?
                        where pa.latest and c.name = ? and v.number = ? and p.name = ? returning id
                        """)
                .params(success, providerVersion, consumer, version, provider)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into latest_verification (pact_version_id, provider_version_id, verification_id, success)
                        select pact_version_id, provider_version_id, id, success from verification where id = ?
                        on conflict (pact_version_id, provider_version_id)
                        do update set verification_id = excluded.verification_id, success = excluded.success
                        """).params(id).update();
        return this;
    }

    /** The verifier said this of single interactions, in all results of a provider's version. */
    Sample testResults(String providerVersion, String json) {
        jdbc.sql("update verification set test_results = ?::json"
                        + " where provider_version_id in (select id from version where number = ?)")
                .params(json, providerVersion)
                .update();
        return this;
    }

    /** Makes a version on branch {@code main} where there is none. */
    Sample version(String pacticipant, String number) {
        jdbc.sql("insert into pacticipant (name, plain_name) values (?, ?) on conflict do nothing")
                .params(pacticipant, pacticipant)
                .update();
        jdbc.sql("""
                        insert into version (pacticipant_id, number)
                        select id, ? from pacticipant where name = ? on conflict do nothing
                        """).params(number, pacticipant).update();
        jdbc.sql("""
                        insert into branch (pacticipant_id, name) select id, 'main' from pacticipant where name = ?
                        on conflict do nothing
                        """).params(pacticipant).update();
        jdbc.sql("""
                        insert into branch_version (branch_id, version_id)
                        select b.id, v.id from branch b join version v on v.pacticipant_id = b.pacticipant_id
                        join pacticipant p on p.id = b.pacticipant_id
                        where p.name = ? and b.name = 'main' and v.number = ? on conflict do nothing
                        """).params(pacticipant, number).update();
        return this;
    }

    /** Tags a version. */
    Sample tag(String pacticipant, String number, String tag) {
        jdbc.sql("""
                        insert into tag (version_id, name, pacticipant_id) select v.id, ?, p.id
                        from version v join pacticipant p on p.id = v.pacticipant_id where p.name = ? and v.number = ?
                        """).params(tag, pacticipant, number).update();
        return this;
    }

    /** Says of every version of a pacticipant which build made it. */
    Sample buildUrl(String pacticipant, String url) {
        jdbc.sql("update version set build_url = ? where pacticipant_id = (select id from pacticipant where name = ?)")
                .params(url, pacticipant)
                .update();
        return this;
    }

    /** Says where a pacticipant's sources are. */
    Sample repositoryUrl(String pacticipant, String url) {
        jdbc.sql("update pacticipant set repository_url = ? where name = ?")
                .params(url, pacticipant)
                .update();
        return this;
    }

    /** Labels a pacticipant. */
    Sample label(String pacticipant, String label) {
        jdbc.sql("insert into label (pacticipant_id, name) select id, ? from pacticipant where name = ?")
                .params(label, pacticipant)
                .update();
        return this;
    }

    /** Makes an environment. */
    Sample environment(String name, boolean production) {
        jdbc.sql("insert into environment (uuid, name, production) values (?, ?, ?)")
                .params(UUID.randomUUID(), name, production)
                .update();
        return this;
    }

    /** Deploys a version; what was there goes. */
    Sample deploy(String pacticipant, String number, String environment, @Nullable String instance) {
        jdbc.sql("""
                        update deployed_version set undeployed_at = now() where undeployed_at is null
                          and coalesce(application_instance, '') = coalesce(?, '')
                          and pacticipant_id = (select id from pacticipant where name = ?)
                          and environment_id = (select id from environment where name = ?)
                        """).param(instance).param(pacticipant).param(environment).update();
        jdbc.sql("""
                        insert into deployed_version
                          (uuid, pacticipant_id, version_id, environment_id, application_instance)
                        select ?, p.id, v.id, e.id, ? from pacticipant p join version v on v.pacticipant_id = p.id
                        join environment e on e.name = ? where p.name = ? and v.number = ?
                        """)
                .param(UUID.randomUUID())
                .param(instance)
                .param(environment)
                .param(pacticipant)
                .param(number)
                .update();
        return this;
    }

    /** Moves everything that happened so far back in time. */
    Sample age(String interval) {
        for (String column : new String[] {
            "version.created_at", "pact.created_at", "verification.created_at", "deployed_version.created_at"
        }) {
            String[] parts = column.split("\\.", -1);
            jdbc.sql("update " + parts[0] + " set " + parts[1] + " = " + parts[1] + " - ?::interval")
                    .params(interval)
                    .update();
        }
        return this;
    }
}
