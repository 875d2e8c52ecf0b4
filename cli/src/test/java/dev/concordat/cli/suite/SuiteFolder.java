package dev.concordat.cli.suite;

import dev.concordat.cli.Cli;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A repository to run suites in, whose modules' tests are small shell commands that leave real pacts and reports. */
final class SuiteFolder {

    private final Path root;

    SuiteFolder(Path root) {
        this.root = root;
        write("consumer/storefront/pom.xml", "<project/>");
        write("provider/catalog/pom.xml", "<project/>");
    }

    Path root() {
        return root;
    }

    /** Without a broker, unless it says so itself: what a suite does without one is most of it. */
    SuiteFolder suite(String yaml) {
        return write(SuiteFile.NAME, yaml.contains("broker:") ? yaml : yaml + "\nbroker: none\n");
    }

    SuiteFolder write(String path, String text) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pact of storefront with catalog, beside the modules: the consumer's command copies it. */
    SuiteFolder pact(String... descriptions) {
        return pactOf("prepared/storefront-catalog.json", "storefront", descriptions);
    }

    SuiteFolder pactOf(String path, String consumer, String... descriptions) {
        String interactions = Arrays.stream(descriptions)
                .map(description -> """
                        {"type": "Synchronous/HTTP", "description": "%s",
                         "providerStates": [{"name": "product exists", "params": {"id": 10}}],
                         "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}""".formatted(description))
                .collect(Collectors.joining(",\n"));
        return write(path, """
                {"consumer": {"name": "%s"}, "provider": {"name": "catalog"}, "interactions": [%s],
                 "metadata": {"pactSpecification": {"version": "4.0"}}}""".formatted(consumer, interactions));
    }

    /** What the provider's command copies into its module. */
    SuiteFolder report(InteractionOutcome... outcomes) {
        return report("catalog", outcomes);
    }

    SuiteFolder report(String provider, InteractionOutcome... outcomes) {
        VerificationReports.write(
                root.resolve("prepared"),
                new VerificationReport(
                        provider,
                        List.of("main 8"),
                        Instant.parse("2026-11-20T08:00:00Z"),
                        90,
                        List.of(outcomes),
                        List.of()));
        return this;
    }

    static InteractionOutcome outcome(String description, Status status, String error, Mismatch... mismatches) {
        return new InteractionOutcome(
                "storefront",
                "pacts/storefront-catalog.json",
                description,
                List.of("product exists (id: 10)"),
                "http",
                status,
                List.of(mismatches),
                error,
                30);
    }

    static InteractionOutcome verified(String description) {
        return outcome(description, Status.VERIFIED, "");
    }

    /** One consumer and one provider that copy what is prepared. */
    SuiteFolder usual() {
        return suite("""
                consumers:
                  - module: consumer/storefront
                    command: mkdir -p ../../pacts && cp ../../prepared/*.json ../../pacts
                providers:
                  - module: provider/catalog
                    command: cp -r ../../prepared/target .
                """);
    }

    /** Runs {@code concordat suite}; what varies from run to run is taken out of what it says. */
    Cli.Result run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "suite";
        all[1] = "--root=" + root;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Cli.Result result = Cli.run(all);
        return new Cli.Result(result.exitCode(), steady(result.out()), steady(result.err()));
    }

    private String steady(String text) {
        return text.replace(root.toString(), "<root>").replaceAll("(ok|failed|stopped), [\\d.]+ m?s", "$1, <time>");
    }
}
