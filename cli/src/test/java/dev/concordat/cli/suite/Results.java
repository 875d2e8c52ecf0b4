package dev.concordat.cli.suite;

import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.cli.suite.CheckedInteraction.Status;
import dev.concordat.cli.suite.TestSummary.FailedTest;
import dev.concordat.outcome.Mismatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result with something of everything, for the reports to show. */
final class Results {

    private static final Path ROOT = Path.of("/shop");

    private Results() {}

    static SuiteResult broken() {
        Contract catalog = new Contract(
                "storefront",
                "catalog",
                List.of("main 8"),
                List.of(
                        interaction("a search for 'Größe' & more", Status.VERIFIED),
                        interaction("an order <script>alert(1)</script>", Status.FAILED, status(), body()),
                        new CheckedInteraction(
                                "an order's history",
                                List.of("order was shipped (id: 42)"),
                                "http",
                                Status.ERROR,
                                List.of(),
                                "The state 'order was shipped' failed.\n  Where: concordat.yml:31",
                                44)),
                0);
        Contract stock = new Contract(
                "warehouse",
                "stock",
                List.of(),
                List.of(CheckedInteraction.notRun("an order created", List.of(), "message")),
                0);
        return new SuiteResult(
                ROOT,
                Instant.parse("2026-11-20T08:00:00Z"),
                Duration.ofMillis(61_500),
                List.of(run()),
                List.of(catalog, stock),
                List.of(new Deployment(
                        "catalog", "4cfa54c", true, "Yes: 'catalog' 4cfa54c can be deployed.", List.of())),
                List.of(new Problem("Nobody verifies <it>.", "a.yml:3,\nb.yml", "add it:\nproviders:\n  - x")));
    }

    private static CheckedInteraction interaction(String description, Status status, Mismatch... mismatches) {
        return new CheckedInteraction(
                description, List.of("product exists (id: 10)"), "http", status, List.of(mismatches), "", 37);
    }

    private static Mismatch status() {
        return new Mismatch("status", "", "201", "500", "equality", "Expected status 201 but was 500");
    }

    private static Mismatch body() {
        return new Mismatch("body", "$", "{\n  \"id\": 1\n}", "{\n  \"error\": \"<b>\"\n}", "", "");
    }

    private static StepResult run() {
        SuiteModule module = new SuiteModule(
                Origin.of("x"), "consumer/storefront", ROOT.resolve("consumer/storefront"), "x", Optional.empty());
        Step step = new Step(
                Side.CONSUMERS,
                List.of(module),
                new Step.Command(List.of("mvn"), ROOT, Map.of(), true),
                ROOT.resolve("target/concordat/logs/consumers.log"));
        TestSummary tests =
                new TestSummary(12, List.of(new FailedTest("OneTests.fails", "expected <1>\n but was <2>\u001B[0m")));
        return new StepResult(
                step, new Ending(Ending.Reason.EXITED, 1, Duration.ofMillis(12_345)), Map.of(module, tests), false);
    }
}
