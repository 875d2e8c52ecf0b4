package dev.concordat.cli.migrations;

import dev.concordat.cli.database.DatabaseProject;
import dev.concordat.cli.database.DatabaseProject.Said;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A repository whose provider has real migrations and a real PostgreSQL, and whose tests are a command that leaves the
 * report prepared for the version it is told to run at.
 */
record ContractsProject(DatabaseProject files) {

    static ContractsProject make() {
        DatabaseProject project = DatabaseProject.make();
        project.write("concordat-suite.yml", """
                providers:
                  - module: provider/catalog
                    command: mkdir -p target && cp -r ../../prepared/$CONCORDAT_DATABASES_MAIN_VERSION/target . && \
                env | grep -E '^(CONCORDAT_(CONTRACTS|DATABASES)|PACT_)' | sort >> ../../told
                """);
        String resources = "provider/catalog/src/test/resources/";
        project.write(resources + "concordat.yml", "databases: {main: {}}");
        project.write(resources + "db/migration/V1__customer.sql", "create table customer (id int, name text);");
        project.write(resources + "db/migration/V7__phone.sql", "alter table customer add phone text;");
        project.write(resources + "db/migration/V8__split.sql", "alter table customer drop name, add first_name text;");
        return new ContractsProject(project);
    }

    /** What the tests find at a version. */
    ContractsProject at(String version, InteractionOutcome... outcomes) {
        return at(version, "main " + version, outcomes);
    }

    /** What the tests find that are told of a version, and run on a schema. */
    ContractsProject at(String version, String schema, InteractionOutcome... outcomes) {
        VerificationReports.write(
                files.root().resolve("prepared").resolve(version),
                new VerificationReport(
                        "catalog",
                        List.of(schema),
                        Instant.parse("2026-11-20T08:00:00Z"),
                        90,
                        List.of(outcomes),
                        List.of()));
        return this;
    }

    static InteractionOutcome verified(String description) {
        return outcome(description, Status.VERIFIED, "");
    }

    static InteractionOutcome failed(String description) {
        return outcome(
                description,
                Status.FAILED,
                "",
                new Mismatch("status", "", "200", "500", "equality", ""),
                new Mismatch("body", "$.name", "Ada", "", "type", ""));
    }

    static InteractionOutcome outcome(String description, Status status, String error, Mismatch... mismatches) {
        return new InteractionOutcome(
                "storefront",
                "pacts/storefront-catalog.json",
                description,
                List.of("a customer (id: 10)"),
                "http",
                status,
                List.of(mismatches),
                error,
                30);
    }

    Said run(String... arguments) throws IOException, InterruptedException {
        String[] words = new String[arguments.length + 1];
        words[0] = "contracts";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        Said said = files.command("migrations", words);
        return new Said(said.exitCode(), said.out().replaceAll("(ok|failed), [\\d.]+ m?s", "$1, <time>"), said.err());
    }
}
