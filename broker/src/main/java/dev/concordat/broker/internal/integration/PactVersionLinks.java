package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.pacticipant.VersionLinks;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The pacts of versions, among their links. */
final class PactVersionLinks implements VersionLinks {

    private record Published(long versionId, String provider) {}

    private final JdbcClient jdbc;

    PactVersionLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, Map<String, JsonNode>> of(Collection<Version> versions, Links links, boolean alone) {
        Map<Long, Version> byId = new HashMap<>();
        Map<Long, ArrayNode> pacts = new HashMap<>();
        versions.forEach(version -> {
            byId.put(version.id(), version);
            pacts.put(version.id(), Json.array());
        });
        jdbc.sql("""
                        select pact.consumer_version_id, p.name from pact join pacticipant p on p.id = pact.provider_id
                        where pact.latest and pact.consumer_version_id = any (?) order by lower(p.name), p.name
                        """)
                .param(byId.keySet().toArray(Long[]::new))
                .query((row, number) -> new Published(row.getLong(1), row.getString(2)))
                .list()
                .forEach(each -> {
                    Version version = byId.get(each.versionId());
                    ArrayNode array = pacts.get(each.versionId());
                    if (version != null && array != null) {
                        array.add(link(version, each.provider(), links));
                    }
                });
        Map<Long, Map<String, JsonNode>> result = new HashMap<>();
        pacts.forEach((id, array) -> result.put(id, Map.of("pb:pact-versions", array)));
        return result;
    }

    private static JsonNode link(Version version, String provider, Links links) {
        String consumer = version.pacticipant();
        return Links.link(
                "Pact",
                "Pact between " + consumer + " (" + version.number() + ") and " + provider,
                links.of("/pacts/provider/{}/consumer/{}/version/{}", provider, consumer, version.number()));
    }
}
