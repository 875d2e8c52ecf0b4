package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.EnvironmentView;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.Times;
import dev.concordat.broker.internal.matrix.Decorations.Mark;
import dev.concordat.broker.internal.pact.Metadata;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How an answer of the matrix is told to machines. */
final class MatrixView {

    private final Decorations decorations;
    private final Links links;

    MatrixView(Decorations decorations, Links links) {
        this.decorations = decorations;
        this.links = links;
    }

    ObjectNode of(Verdict verdict, List<Notice> notices) {
        ObjectNode tree = Json.object();
        ObjectNode summary = tree.putObject("summary");
        summary.put("deployable", verdict.deployable());
        summary.put("reason", notices.stream().map(Notice::text).collect(Collectors.joining("\n")));
        summary.put("success", verdict.count(Outcome.SUCCESS));
        summary.put("failed", verdict.count(Outcome.FAILED));
        summary.put("unknown", verdict.count(Outcome.UNKNOWN));
        Findings findings = verdict.findings();
        if (!findings.ignored().isEmpty()) {
            summary.put("ignored", findings.ignoredRows().size());
        }
        ArrayNode told = tree.putArray("notices");
        notices.forEach(
                notice -> told.addObject().put("type", notice.type().text()).put("text", notice.text()));
        ArrayNode rows = tree.putArray("matrix");
        findings.considered().forEach(row -> rows.add(row(row)));
        findings.ignoredRows().forEach(row -> rows.add(row(row).put("ignored", true)));
        return tree;
    }

    private ObjectNode row(Row row) {
        ObjectNode tree = Json.object();
        tree.set("consumer", party(row.consumer(), row.consumerVersion()));
        tree.set("provider", party(row.provider(), row.providerVersion()));
        tree.putObject("pact")
                .put("createdAt", Times.format(row.pact().createdAt()))
                .putObject("_links")
                .set(
                        "self",
                        Links.link(links.of(
                                "/pacts/provider/{}/consumer/{}/version/{}",
                                row.provider().name(),
                                row.consumer().name(),
                                row.consumerVersion().number())));
        tree.set("verificationResult", result(row));
        return tree;
    }

    private ObjectNode party(Party party, @Nullable VersionKey version) {
        ObjectNode tree = Json.object().put("name", party.name());
        tree.set("version", version == null ? null : version(party, version));
        tree.putObject("_links").set("self", Links.link(links.of("/pacticipants/{}", party.name())));
        return tree;
    }

    private ObjectNode version(Party party, VersionKey version) {
        List<Mark> branches = decorations.branches(version);
        ObjectNode tree = Json.object().put("number", version.number());
        tree.put(
                "branch",
                branches.isEmpty() ? null : branches.get(branches.size() - 1).name());
        // known by both names: "branches" is what older clients read
        for (String name : List.of("branches", "branchVersions")) {
            ArrayNode array = tree.putArray(name);
            branches.forEach(branch -> array.add(branchVersion(party, version, branch)));
        }
        ArrayNode environments = tree.putArray("environments");
        decorations
                .environments(version)
                .forEach(environment -> environments.add(EnvironmentView.embedded(environment, links)));
        String address = links.of("/pacticipants/{}/versions/{}", party.name(), version.number());
        tree.putObject("_links").set("self", Links.link(address));
        ArrayNode tags = tree.putArray("tags");
        decorations.tags(version).forEach(tag -> {
            ObjectNode each = tags.addObject().put("name", tag.name()).put("latest", tag.latest());
            each.putObject("_links").set("self", Links.link(address + new Links("").of("/tags/{}", tag.name())));
        });
        return tree;
    }

    private ObjectNode branchVersion(Party party, VersionKey version, Mark branch) {
        ObjectNode tree = Json.object().put("name", branch.name()).put("latest", branch.latest());
        String address =
                links.of("/pacticipants/{}/branches/{}/versions/{}", party.name(), branch.name(), version.number());
        tree.putObject("_links").set("self", Links.link("Version of a branch", branch.name(), address));
        return tree;
    }

    private @Nullable ObjectNode result(Row row) {
        Row.Result result = row.result();
        if (result == null) {
            return null;
        }
        ObjectNode tree =
                Json.object().put("success", result.success()).put("verifiedAt", Times.format(result.verifiedAt()));
        String address = links.of(
                "/pacts/provider/{}/consumer/{}/pact-version/{}/metadata/{}/verification-results/{}",
                row.provider().name(),
                row.consumer().name(),
                row.pact().sha(),
                Metadata.encode("cvn=" + URLEncoder.encode(row.consumerVersion().number(), StandardCharsets.UTF_8)),
                result.id());
        tree.putObject("_links").set("self", Links.link(address));
        return tree;
    }
}
