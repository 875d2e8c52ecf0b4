package dev.concordat.cli.suite;

import au.com.dius.pact.core.support.Json;
import dev.concordat.Problem;
import dev.concordat.cli.suite.CheckedInteraction.Status;
import dev.concordat.cli.suite.TestSummary.FailedTest;
import dev.concordat.outcome.Mismatch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A suite's result for machines. Keys are only ever added. The document is an object of
 *
 * <ul>
 *   <li>{@code verdict}: {@code verified}, {@code broken} or {@code incomplete}; {@code exitCode}: 0, 1 or 2
 *   <li>{@code started}: an instant as ISO 8601 has it; {@code millis}: how long it took
 *   <li>{@code summary}: the numbers {@code consumers}, {@code providers}, {@code interactions}, {@code verified},
 *       {@code failed}, {@code notVerified}, {@code pending}; {@code failed} counts interactions and consumers'
 *       contract tests
 *   <li>{@code contracts}: for each consumer and provider {@code consumer}, {@code provider}, {@code schemaVersion} (a
 *       list), {@code millis} and {@code interactions}, each with {@code description}, {@code states} (a list),
 *       {@code type} ({@code http} or {@code message}), {@code status} ({@code verified}, {@code failed},
 *       {@code error}, {@code not_run}, {@code pending}), {@code millis}, {@code error} and {@code mismatches}, each
 *       with {@code part}, {@code path}, {@code expected}, {@code actual}, {@code rule}, {@code text}
 *   <li>{@code runs}: for each command {@code side} ({@code consumers} or {@code providers}), {@code modules} (each
 *       with {@code module}, {@code state} (as {@code passed}, {@code failed}, {@code unknown}), {@code tests}),
 *       {@code exitCode} (-1 where it was stopped), {@code millis}, {@code log} (from the root) and
 *       {@code failedTests}, each with {@code name} and {@code message}
 *   <li>{@code deployments}: the broker's answers to can-i-deploy, each with {@code pacticipant}, {@code version},
 *       {@code yes} and {@code text}
 *   <li>{@code problems}: what kept something from being verified, each with {@code what}, {@code where}, {@code fix}
 * </ul>
 */
final class JsonReport {

    private final SuiteResult result;

    JsonReport(SuiteResult result) {
        this.result = result;
    }

    String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("verdict", name(result.verdict()));
        document.put("exitCode", result.verdict().exitCode());
        document.put("started", result.started().toString());
        document.put("millis", result.duration().toMillis());
        document.put("summary", summary());
        document.put(
                "contracts", result.contracts().stream().map(this::contract).toList());
        document.put("runs", result.steps().stream().map(this::run).toList());
        document.put(
                "deployments",
                result.deployments().stream().map(JsonReport::deployment).toList());
        document.put(
                "problems", result.problems().stream().map(JsonReport::problem).toList());
        return Json.INSTANCE.prettyPrint(document) + "\n";
    }

    private Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("consumers", result.consumers());
        summary.put("providers", result.providers());
        summary.put("interactions", result.interactions());
        summary.put("verified", result.verified());
        summary.put("failed", result.failed());
        summary.put("notVerified", result.count(Status.ERROR) + result.count(Status.NOT_RUN));
        summary.put("pending", result.count(Status.PENDING));
        return summary;
    }

    private Map<String, Object> contract(Contract contract) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("consumer", contract.consumer());
        map.put("provider", contract.provider());
        map.put("schemaVersion", contract.schemaVersion());
        map.put("millis", contract.duration().toMillis());
        map.put(
                "interactions",
                contract.interactions().stream().map(JsonReport::interaction).toList());
        return map;
    }

    private static Map<String, Object> interaction(CheckedInteraction interaction) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("description", interaction.description());
        map.put("states", interaction.states());
        map.put("type", interaction.type());
        map.put("status", name(interaction.status()));
        map.put("millis", interaction.millis());
        map.put("error", interaction.error());
        map.put(
                "mismatches",
                interaction.mismatches().stream().map(Mismatch::asMap).toList());
        return map;
    }

    private Map<String, Object> run(StepResult run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("side", run.step().side().key());
        map.put(
                "modules",
                run.step().modules().stream().map(module -> module(run, module)).toList());
        map.put("exitCode", run.ending().exitCode());
        map.put("millis", run.ending().duration().toMillis());
        map.put("log", result.root().relativize(run.step().log()).toString());
        map.put("failedTests", run.failedTests().map(JsonReport::failedTest).toList());
        return map;
    }

    private static Map<String, Object> module(StepResult run, SuiteModule module) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("module", module.path());
        map.put("state", name(run.state(module)));
        map.put("tests", run.tests().getOrDefault(module, TestSummary.NONE).tests());
        return map;
    }

    private static Map<String, Object> failedTest(FailedTest test) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", test.name());
        map.put("message", test.message());
        return map;
    }

    private static Map<String, Object> deployment(Deployment deployment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pacticipant", deployment.pacticipant());
        map.put("version", deployment.version());
        map.put("yes", deployment.yes());
        map.put("text", deployment.headline());
        return map;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", problem.what());
        map.put("where", problem.where());
        map.put("fix", problem.fix());
        return map;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
