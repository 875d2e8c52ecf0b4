package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Links;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What another capability knows of versions and shows among their links: the pacts of a version, or where it is
 * deployed. Every bean of this type is asked, in the order of {@code @Order}, once for all versions of an answer.
 */
public interface VersionLinks {

    /**
     * Further links of versions.
     *
     * @param versions those that are shown
     * @param links builds addresses
     * @param alone whether one version is shown by itself: then a relation without a target is shown as an empty list,
     *     and what can be done with the version is shown too
     * @return relation and link (or list of links) by a version's id; versions without may be left out
     */
    Map<Long, Map<String, JsonNode>> of(Collection<Version> versions, Links links, boolean alone);

    /** Further links of a pacticipant that is shown by itself. */
    default Map<String, JsonNode> of(Pacticipant pacticipant, Links links) {
        return Map.of();
    }
}
