package dev.concordat.cli.migrations;

import static dev.concordat.cli.migrations.ContractsProject.failed;
import static dev.concordat.cli.migrations.ContractsProject.outcome;
import static dev.concordat.cli.migrations.ContractsProject.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import dev.concordat.cli.database.DatabaseProject.Said;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command with a real PostgreSQL and Flyway; only the tests that are run are a script. */
class ContractsCommandTests {

    private static final String BUILDING =
            "concordat: building the test class path of '<root>/provider/catalog' with Maven\n";

    private static final String BROKEN = """
            concordat: main: server started (<time>)
            concordat: main: migrated 3 migrations, to version 8 (<time>)
            concordat: main: checked: migrations valid, none pending, none failed (<time>)
            concordat: main: stored for later runs (<time>)
            concordat: main: server started (<time>)
            concordat: main: migrated 2 migrations, to version 7 (<time>)
            concordat: main: checked: migrations valid, none pending, none failed (<time>)
            concordat: main: stored for later runs (<time>)
            before 8   catalog  started
            before 8   catalog  ok, <time>
            after 8    catalog  started
            after 8    catalog  ok, <time>

            consumer    interaction   at 7        at 8
            storefront  a name        passes      fails   broken by 8
            storefront  a first name  fails       passes  needs 8
            storefront  a phone       passes      passes  passes both
            storefront  a fax         fails       fails   fails both
            storefront  an order      not set up  passes  not known
            storefront  a parcel      not set up  passes  not known
            storefront  a title       passes      fails   broken by 8, pending

            BROKEN BY 8  storefront -> catalog: a name
              given a customer (id: 10)
              at 8  status: expected 200, actual 500; and 1 more

            BROKEN BY 8 (PENDING)  storefront -> catalog: a title
              given a customer (id: 10)
              at 8  status: expected 200, actual 404

            NOT KNOWN  storefront -> catalog: an order
              given a customer (id: 10)
              at 7  Table 'customer' has no column 'first_name'.

            NOT KNOWN  storefront -> catalog: a parcel
              given a customer (id: 10)
              at 7  not set up, as above

            FAILS BOTH  storefront -> catalog: a fax
              given a customer (id: 10)
              at 7  status: expected 200, actual 500; and 1 more
              at 8  status: expected 200, actual 500; and 1 more

            NEEDS 8  storefront -> catalog: a first name
              given a customer (id: 10)
              at 7  status: expected 200, actual 500; and 1 more

            Broken by 8: this code does not do on version 8 what it does on version 7. Do not migrate while it runs.
            Report: <root>/target/concordat/contracts-8.json
            migrations contracts: 1 pass both, 2 broken by 8, 1 need 8, 1 fail both, 2 not known
            """;

    private final ContractsProject project = ContractsProject.make();

    @AfterEach
    void delete() throws IOException {
        project.files().delete();
    }

    @Test
    void contractsWhenAnInteractionFailsOnlyAfterIsBroken() throws Exception {
        prepareOneOfEachEffect();

        Said said = project.run("8");

        assertThat(said).isEqualTo(new Said(1, BROKEN, BUILDING));
        assertThat(project.files().read("target/concordat/contracts-8.json"))
                .contains("\"answer\": \"broken\"", "\"effect\": \"needs\"", "\"state\": \"not_set_up\"");
        assertThat(project.files().read("told")).isEqualTo("""
                CONCORDAT_CONTRACTS_ONLY=true
                CONCORDAT_DATABASES_MAIN_VERSION=7
                CONCORDAT_CONTRACTS_ONLY=true
                CONCORDAT_DATABASES_MAIN_VERSION=8
                """);
        assertThat(project.files().root().resolve("provider/catalog/target/concordat"))
                .isDirectoryNotContaining("glob:**.json");
    }

    private void prepareOneOfEachEffect() {
        String noRows = "Table 'customer' has no column 'first_name'.\n  Where: concordat.yml:5";
        project.at(
                "7",
                verified("a name"),
                failed("a first name"),
                verified("a phone"),
                failed("a fax"),
                outcome("an order", Status.ERROR, noRows),
                outcome("a parcel", Status.ERROR, noRows),
                verified("a title"));
        project.at(
                "8",
                failed("a name"),
                verified("a first name"),
                verified("a phone"),
                failed("a fax"),
                verified("an order"),
                verified("a parcel"),
                outcome("a title", Status.PENDING, "", new Mismatch("status", "", "200", "404", "equality", "")));
    }

    @Test
    void contractsWhenTheCodeNeedsTheMigrationSaysToDeployAfterIt() throws Exception {
        project.at("1", failed("a first name"), verified("a phone"));
        project.at("8", verified("a first name"), verified("a phone"));

        Said said = project.run("8", "--from=1");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).endsWith("""
                NEEDS 8  storefront -> catalog: a first name
                  given a customer (id: 10)
                  at 1  status: expected 200, actual 500; and 1 more

                Not broken by 8: but this code needs version 8. Deploy it after the migration.
                Report: <root>/target/concordat/contracts-8.json
                migrations contracts: 1 pass both, 0 broken by 8, 1 need 8, 0 fail both, 0 not known
                """);
    }

    @Test
    void contractsWhenMigrationsAreElsewhereTellsTheTestsToo() throws Exception {
        String resources = "provider/catalog/src/test/resources/";
        project.files().write(resources + "concordat.yml", "databases: {main: {fixtures: [ada]}}");
        project.files().write(resources + "fixtures/ada.yml", "customer: [{phone: '1815'}]");
        project.files().write("next/V7__phone.sql", "create table customer (phone text);");
        project.files().write("next/V9__fax.sql", "alter table customer rename phone to fax;");
        project.at("7", verified("a phone")).at("9", verified("a phone"));

        Said said = project.run("9", "--migrations=next");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).endsWith("""
                Not broken by 9: this code runs before and after the migration.
                Report: <root>/target/concordat/contracts-9.json
                migrations contracts: 1 pass both, 0 broken by 9, 0 need 9, 0 fail both, 0 not known
                """);
        assertThat(project.files().read("told")).contains("""
                        CONCORDAT_DATABASES_MAIN_FIXTURES=ada@7
                        CONCORDAT_DATABASES_MAIN_MIGRATIONS=filesystem:<root>/next
                        """);
    }

    @Test
    void contractsWhenTheVersionIsNotKnownRunsNoTest() throws Exception {
        assertThat(project.run("88")).isEqualTo(new Said(2, """
                concordat: main: server started (<time>)
                Not known: the database cannot be had on both sides of 88; no test was run.
                """, BUILDING + """
                Database 'main' has no migration of version '88'.
                  Where: system property 'concordat.databases.main.version'
                  Fix: did you mean '8'? Known: 1, 7, 8.
                """));
        assertThat(project.files().root().resolve("told")).doesNotExist();
    }

    @Test
    void contractsWhenFixturesDoNotFitTheVersionBeforeSaysHowToNameThem() throws Exception {
        String resources = "provider/catalog/src/test/resources/";
        project.files().write(resources + "concordat.yml", "databases: {main: {fixtures: [ada]}}");
        project.files().write(resources + "fixtures/ada.yml", "customer: [{id: 1, first_name: Ada}]");

        Said said = project.run("8");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).endsWith("no test was run.\n");
        assertThat(said.err()).isEqualTo(BUILDING + """
                The fixtures of database 'main' do not fit version '7', at which it stops: 'ada', which belong to no \
                version, and so to the latest one.
                  Where: concordat.yml:1
                  Fix: write them as rows were at a version that is no later, and name it: 'ada@7'; they are loaded \
                there, and later migrations take them along.
                Table 'customer' has no column 'first_name'.
                  Where: fixtures/ada.yml:1, table 'customer', row 1
                  Fix: Known: id, name, phone.
                """);
    }

    @Test
    void contractsWhenTheTestsRanAtAnotherVersionDoesNotBelieveThem() throws Exception {
        project.at("7", "main 8", verified("a name")).at("8", failed("a name"));

        Said said = project.run("8");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).contains("""
                The tests of 'catalog' were to run at version '7' of database 'main', but ran at: main 8.
                  Where: <root>/target/concordat/logs/before-8.log
                  Fix: see that nothing else says 'databases.main.version' there: a system property in the module's \
                build wins.
                """);
    }

    @Test
    void contractsWhenNothingIsVerifiedNamesTheLog() throws Exception {
        project.at("7", verified("a name"));

        Said said = project.run("8");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).contains("""
                storefront  a name       passes  not run  not known
                """, """
                The tests of 'provider/catalog' verified no contract.
                  Where: <root>/target/concordat/logs/after-8.log
                  Fix: mend what that log ends with, and run the command again.
                """);
    }

    @Test
    void contractsWhenTheFolderOfMigrationsIsMissingSaysSo() throws Exception {
        assertThat(project.run("8", "--migrations=none")).isEqualTo(new Said(2, "", """
                There is no folder 'none'.
                  Where: command line, seen from <root>
                  Fix: name the folder that holds the migrations: --migrations=src/main/resources/db/migration.
                """));
    }

    @Test
    void contractsWhenAskedForHelpTellsExitCodes() {
        Cli.Result help = Cli.run("migrations", "contracts", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("do not migrate under this code", "--migrations", "git worktree");
    }
}
