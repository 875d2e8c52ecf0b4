package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Links;
import java.net.URI;

/** Where the pages are. Without scheme and host: whatever proxy a browser came through, it stays there. */
record Addresses(Links links) {

    static Addresses below(String base) {
        String path = URI.create(base).getRawPath();
        return new Addresses(new Links(path == null ? "" : path));
    }

    String base() {
        return links.base();
    }

    String home() {
        return links.href("/");
    }

    String network() {
        return links.href("/network");
    }

    String group(String pacticipant) {
        return links.of("/groups/{}", pacticipant);
    }

    String matrix() {
        return links.href("/matrix");
    }

    String matrix(String consumer, String provider) {
        return links.of("/matrix/provider/{}/consumer/{}", provider, consumer);
    }

    String environments() {
        return links.href("/environments");
    }

    String pacticipant(String name) {
        return links.of("/pacticipants/{}", name);
    }

    String version(String pacticipant, String number) {
        return links.of("/pacticipants/{}/versions/{}", pacticipant, number);
    }

    String latestPact(String consumer, String provider) {
        return links.of("/pacts/provider/{}/consumer/{}/latest", provider, consumer);
    }

    String pact(String consumer, String provider, String version) {
        return links.of("/pacts/provider/{}/consumer/{}/version/{}", provider, consumer, version);
    }

    /** The same pact at an address that has no page, so that a browser gets JSON there. */
    String json(String consumer, String provider, String version) {
        return links.of("/pacts/provider/{}/consumer/{}/versions/{}", provider, consumer, version);
    }

    String result(String consumer, String provider, String sha, long number) {
        return links.of(
                "/pacts/provider/{}/consumer/{}/pact-version/{}/verification-results/{}",
                provider,
                consumer,
                sha,
                number);
    }

    String diff(String consumer, String provider, String version) {
        return pact(consumer, provider, version) + "/diff";
    }

    String diff(String consumer, String provider, String version, String other) {
        return links.of(
                "/pacts/provider/{}/consumer/{}/version/{}/diff/version/{}", provider, consumer, version, other);
    }
}
