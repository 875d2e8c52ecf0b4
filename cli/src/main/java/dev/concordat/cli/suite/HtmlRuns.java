package dev.concordat.cli.suite;

import dev.concordat.cli.suite.TestSummary.FailedTest;
import java.util.List;
import java.util.Locale;

/** The commands that were run, and the consumers' tests that failed in them. */
final class HtmlRuns {

    static final String STOPPED = "No provider was asked: the pacts are not what their consumers expect today.";

    private final SuiteResult result;

    HtmlRuns(SuiteResult result) {
        this.result = result;
    }

    Html failures() {
        List<FailedTest> failed = result.steps().stream()
                .filter(run -> !run.told())
                .flatMap(StepResult::failedTests)
                .toList();
        List<StepResult> unknown =
                result.steps().stream().filter(run -> !run.reason().isEmpty()).toList();
        if (failed.isEmpty() && unknown.isEmpty()) {
            return Html.NONE;
        }
        return Html.of(
                """
                <section aria-labelledby="tests">
                <h2 id="tests">Tests that failed</h2>
                %s%s%s</section>
                """,
                result.stoppedAtConsumers() ? Html.of("<p>%s</p>\n", STOPPED) : Html.NONE,
                failed.stream().map(HtmlRuns::failedTest).collect(Html.joined()),
                unknown.stream().map(HtmlRuns::withoutVerdict).collect(Html.joined()));
    }

    private static Html withoutVerdict(StepResult run) {
        return Html.of("""
                <details class="interaction open" open>
                <summary><span class="badge open">no verdict</span><span class="name">%s</span></summary>
                <div class="inside">
                <pre class="error">%s</pre>
                </div>
                </details>
                """, run.step().names(), String.join("\n", run.reason()));
    }

    private static Html failedTest(FailedTest test) {
        return Html.of("""
                <details class="interaction bad" open>
                <summary><span class="badge bad">failed</span><span class="name">%s</span></summary>
                <div class="inside">
                <pre class="error">%s</pre>
                </div>
                </details>
                """, test.name(), test.message());
    }

    Html section() {
        if (result.steps().isEmpty()) {
            return Html.NONE;
        }
        return Html.of("""
                <section aria-labelledby="runs">
                <h2 id="runs">What was run</h2>
                <div class="wide" role="region" aria-labelledby="runs" tabindex="0">
                <table class="runs">
                <thead><tr><th scope="col">side</th><th scope="col">module</th><th scope="col">tests</th>\
                <th scope="col">result</th><th scope="col">time</th><th scope="col">output</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </div>
                </section>
                """, result.steps().stream().map(this::rows).collect(Html.joined()));
    }

    private Html rows(StepResult run) {
        return run.step().modules().stream()
                .map(module -> Html.of(
                        "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td><a href=\"%s\">log</a></td></tr>\n",
                        run.step().side().key(),
                        module.path(),
                        run.tests().containsKey(module)
                                ? run.tests().get(module).tests()
                                : "",
                        run.state(module).name().toLowerCase(Locale.ROOT),
                        Durations.text(run.ending().duration())
                                + (run.step().modules().size() > 1 ? " together" : ""),
                        "logs/" + run.step().log().getFileName()))
                .collect(Html.joined());
    }
}
