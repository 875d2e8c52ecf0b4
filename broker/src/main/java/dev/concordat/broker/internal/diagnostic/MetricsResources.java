package dev.concordat.broker.internal.diagnostic;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How much of everything there is: as the official broker says it, and as Prometheus reads it. */
final class MetricsResources implements Resources {

    /** The text format of Prometheus. */
    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

    /** A number of {@link Metrics}, as Prometheus knows it. */
    private record Gauge(String pointer, String name, String labels, String help) {}

    private static final List<Gauge> GAUGES = List.of(
            new Gauge("/pacticipants/count", "pacticipants", "", "Pacticipants."),
            new Gauge("/integrations/count", "integrations", "", "Pairs of consumer and provider."),
            new Gauge("/pacticipantVersions/count", "pacticipant_versions", "", "Versions of pacticipants."),
            new Gauge("/pactPublications/count", "pact_publications", "", "Pacts published, revisions among them."),
            new Gauge("/pactVersions/count", "pact_versions", "", "Different contents of pacts."),
            new Gauge(
                    "/interactions/latestInteractionsAndMessagesCount",
                    "latest_interactions",
                    "",
                    "Interactions and messages of the latest pact of each pair."),
            new Gauge(
                    "/verificationResults/successCount",
                    "verification_results",
                    "{success=\"true\"}",
                    "Results of verifications."),
            new Gauge("/verificationResults/failureCount", "verification_results", "{success=\"false\"}", ""),
            new Gauge("/tags/count", "tags", "", "Tags of versions."),
            new Gauge("/environments/count", "environments", "", "Environments."),
            new Gauge(
                    "/deployedVersions/currentlyDeployedCount",
                    "currently_deployed_versions",
                    "",
                    "Versions that are deployed now."),
            new Gauge(
                    "/releasedVersions/currentlySupportedCount",
                    "currently_supported_versions",
                    "",
                    "Released versions that are supported now."),
            new Gauge("/webhooks/count", "webhooks", "", "Webhooks."),
            new Gauge("/webhookExecutions/count", "webhook_executions", "", "Executions of webhooks."));

    private final Metrics metrics;

    MetricsResources(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/metrics").get(call -> Answer.ok(metrics.read()));
        routes.on("/metrics/prometheus")
                .get(MediaTypes.TEXT, call -> Answer.ok(exposition()).withContentType(EXPOSITION));
    }

    private String exposition() {
        JsonNode all = metrics.read();
        StringBuilder out = new StringBuilder();
        for (Gauge gauge : GAUGES) {
            add(out, gauge, String.valueOf(all.at(gauge.pointer()).asLong()));
        }
        Runtime runtime = Runtime.getRuntime();
        add(
                out,
                new Gauge("", "memory_used_bytes", "", "Memory of the heap that is in use."),
                String.valueOf(runtime.totalMemory() - runtime.freeMemory()));
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        add(
                out,
                new Gauge("", "uptime_seconds", "", "Since when the broker runs."),
                String.format(Locale.ROOT, "%.3f", uptime));
        return out.toString();
    }

    private static void add(StringBuilder out, Gauge gauge, String value) {
        String name = "concordat_broker_" + gauge.name();
        if (!gauge.help().isEmpty()) {
            out.append("# HELP ").append(name).append(' ').append(gauge.help()).append('\n');
            out.append("# TYPE ").append(name).append(" gauge\n");
        }
        out.append(name).append(gauge.labels()).append(' ').append(value).append('\n');
    }
}
