package dev.concordat.cli.suite;

import dev.concordat.Problem;
import dev.concordat.cli.suite.CheckedInteraction.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** A suite's result as a page: one file, nothing loaded from elsewhere, no script. */
final class HtmlReport {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss z", Locale.ENGLISH);

    private final SuiteResult result;
    private final ZoneId zone;

    HtmlReport(SuiteResult result, ZoneId zone) {
        this.result = result;
        this.zone = zone;
    }

    String text() {
        return Html.of(
                        """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                        <title>%s: Concordat suite</title>
                        <style>
                        %s</style>
                        </head>
                        <body>
                        %s<main>
                        %s%s%s%s%s%s</main>
                        %s</body>
                        </html>
                        """,
                        headline(),
                        Html.raw(style()),
                        header(),
                        problems(),
                        new HtmlRuns(result).failures(),
                        new HtmlMatrix(result).section(),
                        deployments(),
                        new HtmlContracts(result).section(),
                        new HtmlRuns(result).section(),
                        footer())
                .toString();
    }

    private Html header() {
        return Html.of(
                """
                <header class="%s">
                <p class="brand">Concordat suite</p>
                <h1>%s</h1>
                <p class="lead">%s</p>
                <p class="facts"><time datetime="%s">%s</time> · took %s · <a href="report.json">the same as JSON</a></p>
                <dl class="numbers">
                %s</dl>
                </header>
                """,
                result.verdict().name().toLowerCase(Locale.ROOT),
                headline(),
                lead(),
                result.started(),
                DATE.format(result.started().atZone(zone)),
                Durations.text(result.duration()),
                numbers());
    }

    private String headline() {
        return switch (result.verdict()) {
            case VERIFIED -> "Verified";
            case BROKEN -> "Broken";
            case INCOMPLETE -> "Not verified";
        };
    }

    private String lead() {
        return switch (result.verdict()) {
            case VERIFIED -> "Every provider does what its consumers expect of it.";
            case BROKEN -> "At least one contract is proven broken. The details are below, the broken ones first.";
            case INCOMPLETE -> "Not everything could be run. Nothing that was run is broken.";
        };
    }

    private Html numbers() {
        int unknown = result.count(Status.ERROR) + result.count(Status.NOT_RUN);
        int pending = result.count(Status.PENDING);
        return Html.of(
                "%s%s%s%s%s%s%s",
                number(result.consumers() == 1 ? "consumer" : "consumers", result.consumers(), "plain"),
                number(result.providers() == 1 ? "provider" : "providers", result.providers(), "plain"),
                number("interactions", result.interactions(), "plain"),
                number("verified", result.verified(), result.verified() > 0 ? "good" : "plain"),
                number("failed", result.failed(), result.failed() > 0 ? "bad" : "plain"),
                unknown > 0 ? number("not verified", unknown, "open") : Html.NONE,
                pending > 0 ? number("pending", pending, "open") : Html.NONE);
    }

    private static Html number(String name, int value, String kind) {
        return Html.of("<div class=\"%s\"><dt>%s</dt><dd>%s</dd></div>\n", kind, name, value);
    }

    private Html problems() {
        if (result.problems().isEmpty()) {
            return Html.NONE;
        }
        Html items = result.problems().stream().map(HtmlReport::problem).collect(Html.joined());
        return Html.of("""
                <section aria-labelledby="problems">
                <h2 id="problems">What kept it from being verified</h2>
                %s</section>
                """, items);
    }

    private static Html problem(Problem problem) {
        return Html.of("""
                <article class="problem">
                <p class="text">%s</p>
                <dl><dt>Where</dt><dd class="text">%s</dd><dt>Fix</dt><dd class="text">%s</dd></dl>
                </article>
                """, problem.what(), problem.where(), problem.fix());
    }

    /** What the run's broker answered to can-i-deploy. */
    private Html deployments() {
        if (result.deployments().isEmpty()) {
            return Html.NONE;
        }
        Html items = result.deployments().stream()
                .map(deployment -> Html.of("<li>%s</li>\n", deployment.headline()))
                .collect(Html.joined());
        return Html.of("""
                <section aria-labelledby="deployments">
                <h2 id="deployments">Can it be deployed?</h2>
                <ul>
                %s</ul>
                </section>
                """, items);
    }

    private Html footer() {
        return Html.of("<footer>Written by Concordat. <code>%s</code></footer>\n", result.root());
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read report.css from our own jar.", e);
        }
    }
}
