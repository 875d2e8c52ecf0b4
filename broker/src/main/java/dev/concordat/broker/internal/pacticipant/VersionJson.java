package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Versions as HAL. */
final class VersionJson {

    private static final String ADDRESS = "/pacticipants/{}/versions/{}";

    private final VersionList list;
    private final List<VersionLinks> further;

    VersionJson(VersionList list, List<VersionLinks> further) {
        this.list = list;
        this.further = List.copyOf(further);
    }

    /** One version, shown at the address given. */
    ObjectNode one(Version version, String self, Links links) {
        return of(List.of(version), self, links, true).get(0);
    }

    /** Versions in a list. */
    List<ObjectNode> many(List<Version> versions, Links links) {
        return of(versions, null, links, false);
    }

    private List<ObjectNode> of(List<Version> versions, @Nullable String self, Links links, boolean alone) {
        Map<Long, List<VersionList.OnBranch>> branches = list.branches(versions);
        Map<Long, List<String>> tags = list.tags(versions);
        Map<Long, Map<String, JsonNode>> more = further(versions, links, alone);
        return versions.stream()
                .map(version -> {
                    ObjectNode json = properties(version);
                    ObjectNode embedded = json.putObject("_embedded");
                    addBranches(
                            embedded.putArray("branchVersions"),
                            version,
                            branches.getOrDefault(version.id(), List.of()),
                            links);
                    addTags(embedded.putArray("tags"), version, tags.getOrDefault(version.id(), List.of()), links);
                    String address = self == null ? address(version, links) : self;
                    json.set("_links", links(version, address, more.getOrDefault(version.id(), Map.of()), links));
                    return json;
                })
                .toList();
    }

    private Map<Long, Map<String, JsonNode>> further(Collection<Version> versions, Links links, boolean alone) {
        Map<Long, Map<String, JsonNode>> more = new HashMap<>();
        for (VersionLinks each : further) {
            each.of(versions, links, alone)
                    .forEach((id, relations) -> more.computeIfAbsent(id, any -> new LinkedHashMap<>())
                            .putAll(relations));
        }
        return more;
    }

    private static ObjectNode properties(Version version) {
        ObjectNode json = Json.object().put("number", version.number());
        if (version.buildUrl() != null) {
            json.put("buildUrl", version.buildUrl());
        }
        if (version.updatedAt() != null) {
            json.put("updatedAt", Times.format(version.updatedAt()));
        }
        return json.put("createdAt", Times.format(version.createdAt()));
    }

    private static void addBranches(
            ArrayNode array, Version version, List<VersionList.OnBranch> branches, Links links) {
        for (VersionList.OnBranch branch : branches) {
            String href = links.of(
                    "/pacticipants/{}/branches/{}/versions/{}", version.pacticipant(), branch.name(), version.number());
            ObjectNode json = array.addObject().put("name", branch.name()).put("latest", branch.latest());
            json.putObject("_links").set("self", Links.link("Version on a branch", branch.name(), href));
        }
    }

    private static void addTags(ArrayNode array, Version version, List<String> tags, Links links) {
        for (String tag : tags) {
            String href = links.of(ADDRESS + "/tags/{}", version.pacticipant(), version.number(), tag);
            array.addObject().put("name", tag).putObject("_links").set("self", Links.link("Tag", tag, href));
        }
    }

    private static ObjectNode links(Version version, String self, Map<String, JsonNode> more, Links links) {
        String name = version.pacticipant();
        ObjectNode all = Json.object();
        all.set("self", Links.link("Version", version.number(), self));
        all.set("pb:pacticipant", Links.link("Pacticipant", name, links.of("/pacticipants/{}", name)));
        all.set("pb:tag", Links.templated("A tag of this version", address(version, links) + "/tags/{tag}"));
        all.set(
                "pb:latest-verification-results-where-pacticipant-is-consumer",
                Links.link(
                        "Latest results of this version's pacts",
                        null,
                        links.of("/verification-results/consumer/{}/version/{}/latest", name, version.number())));
        more.forEach(all::set);
        all.putArray("curies").add(links.curie("version"));
        return all;
    }

    static String address(Version version, Links links) {
        return links.of(ADDRESS, version.pacticipant(), version.number());
    }
}
