package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.selection.SelectionRequest.ProviderBuild;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/** Says why a pact is to be verified, and what its verification will mean: clients print it. */
final class Notices {

    private static final String BEFORE = "before_verification";

    private final String provider;
    private final String build;
    private final ArrayNode all = Json.array();

    private Notices(String provider, ProviderBuild build) {
        this.provider = provider;
        this.build = name(provider, build);
    }

    /** The notices of a pact that was selected. */
    static ArrayNode of(String provider, SelectionRequest request, VerifiablePact pact, String url) {
        Notices notices = new Notices(provider, request.provider());
        request.remarks().forEach(remark -> notices.add(BEFORE, remark));
        notices.add(BEFORE, notices.reason(pact, url));
        if (request.pending()) {
            notices.pending(pact);
        }
        return notices.all;
    }

    private static String name(String provider, ProviderBuild build) {
        if (build.branch() != null) {
            return "a version of " + provider + " from branch '" + build.branch() + "'";
        }
        return build.tags().isEmpty()
                ? "a version of " + provider
                : "a version of " + provider + " tagged '" + String.join("', '", build.tags()) + "'";
    }

    private void add(String when, String text) {
        all.addObject().put("when", when).put("text", text);
    }

    private String reason(VerifiablePact pact, String url) {
        List<Reason> reasons = pact.selected().reasons();
        String versions =
                reasons.stream().map(reason -> "\n    * " + reason.fully()).collect(Collectors.joining());
        String what = "The pact of " + pact.selected().consumer() + " at " + url + " is to be verified";
        return pact.wip()
                ? what + " as work in progress: nobody asked for it by name, " + build
                        + " has not verified it yet, and it is that of" + versions
                : what + " because it is that of" + versions;
    }

    private void pending(VerifiablePact pact) {
        if (!pact.pending()) {
            add(
                    BEFORE,
                    "It is not pending: " + build + " has verified this content before. A failure fails the build.");
            return;
        }
        add(
                BEFORE,
                pact.wip()
                        ? "It is pending, as all work in progress is. A failure does not fail the build."
                        : "It is pending: " + build + " has not verified this content yet. A failure does not fail the"
                                + " build.");
        String stays = "It stays pending until " + build + " has verified it and the result is published.";
        add("after_verification:success_true_published_false", stays);
        add("after_verification:success_false_published_false", stays);
        add(
                "after_verification:success_true_published_true",
                "It is no longer pending: " + build + " has verified it. From now on a failure fails the build of "
                        + provider + ".");
        add("after_verification:success_false_published_true", stays);
    }
}
