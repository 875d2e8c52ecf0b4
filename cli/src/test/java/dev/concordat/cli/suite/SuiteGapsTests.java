package dev.concordat.cli.suite;

import static dev.concordat.cli.suite.SuiteFolder.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody looked at never counts as verified. */
class SuiteGapsTests {

    @TempDir
    private Path root;

    private SuiteFolder folder;

    @BeforeEach
    void repository() {
        folder = new SuiteFolder(root);
    }

    @Test
    void suiteWhenInteractionHasNoOutcomeNamesIt() {
        folder.usual().pact("one product", "no product", "an order").report(verified("no product"));

        assertIncomplete("""
                2 of 3 interactions of 'storefront' with 'catalog' were not run: 'one product', 'an order'.
                  Where: <root>/pacts
                  Fix: see that the provider's test is not filtered, and reads the pacts of that folder.
                """, 1);
    }

    @Test
    void suiteWhenNobodyVerifiesAPactNamesTheNearestProvider() {
        folder.pactOf("pacts/storefront-catalog.json", "storefront", "one product")
                .report("catalogue", verified("one product"))
                .suite("""
                        providers:
                          - module: provider/catalog
                            provider: catalogue
                            command: cp -r ../../prepared/target .
                        """);

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("""
                        Nobody verifies what 'storefront' expects of 'catalog'.
                          Where: <root>/pacts, <root>/concordat-suite.yml
                          Fix: add the provider's module under 'providers' in 'concordat-suite.yml', with 'provider: catalog', or remove the pact if it is of the past. The suite has a provider 'catalogue'.
                        """);
    }

    @Test
    void suiteWhenProviderLeavesNoReportSaysSo() {
        folder.pactOf("pacts/storefront-catalog.json", "storefront", "one product")
                .suite("""
                        providers:
                          - module: provider/catalog
                            command: exit 0
                        """);

        assertIncomplete("""
                The tests of 'provider/catalog' passed without verifying the provider 'catalog' (verified: none).
                  Where: <root>/concordat-suite.yml:2, <root>/target/concordat/logs/provider-catalog.log
                  Fix: write the name that @ProviderContract has as 'provider:' there, and see that its tests are run.
                """, 0);
    }

    @Test
    void suiteWhenReportIsOfAnEarlierRunDoesNotCountIt() {
        folder.usual().pact("one product").report(verified("one product"));
        assertThat(folder.run().exitCode()).isZero();
        folder.suite("""
                providers:
                  - module: provider/catalog
                    command: exit 0
                """);

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).endsWith("suite: 1 consumers, 1 providers, 0 interactions verified, 0 failed\n");
    }

    @Test
    void suiteWhenVerifiedProviderRunIsRedAllTheSameSaysSo() {
        folder.pactOf("pacts/storefront-catalog.json", "storefront", "one product")
                .report(verified("one product"))
                .suite("""
                        providers:
                          - module: provider/catalog
                            command: cp -r ../../prepared/target . ; exit 7
                        """);

        assertIncomplete("""
                The tests of 'provider/catalog' ended with exit code 7 and without a verdict on every contract.
                  Where: <root>/target/concordat/logs/provider-catalog.log
                  Fix: mend what that log ends with, and run the suite again.
                """, 1);
    }

    @Test
    void suiteWhenProviderVerifiesWhatNoPactHoldsSaysSo() {
        folder.usual().pact("one product").report(verified("one product"), verified("a product of the past"));

        assertIncomplete("""
                The provider 'catalog' verified 1 interactions of 'storefront' that no pact there holds.
                  Where: <root>/pacts
                  Fix: let the provider's test read the pacts of that folder, and no others.
                """, 2);
    }

    @Test
    void suiteWhenThereAreNoPactsSaysWhereItLooked() {
        folder.suite("""
                providers:
                  - provider/catalog
                pacts: contracts/pacts
                """).write("pom.xml", "<project/>").write("mvnw", "");
        assertThat(root.resolve("mvnw").toFile().setExecutable(true)).isTrue();

        assertIncomplete("""
                No pacts were found.
                  Where: <root>/contracts/pacts
                  Fix: see that the consumers' tests write their pacts there, or name the folder in 'concordat-suite.yml': 'pacts: <folder>'.
                """, 0);
    }

    @Test
    void suiteWhenAPactCannotBeReadNamesEachFile() {
        folder.usual()
                .write("prepared/a.json", "{")
                .write("prepared/b.json", "{\"consumer\": {\"name\": \"storefront\"}}");

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("'a.json' is not JSON").contains("""
                        'b.json' is not a pact: it has no 'provider.name'.
                          Where: <root>/pacts/b.json
                          Fix: keep only pacts in that folder; generate this one again by running its consumer's tests.
                        """);
        assertThat(root.resolve("provider/catalog/target")).doesNotExist();
    }

    @Test
    void suiteWhenSameDescriptionNeedsOtherStatesTellsThemApart() {
        folder.usual()
                .write("prepared/storefront-catalog.json", """
                        {"consumer": {"name": "storefront"}, "provider": {"name": "catalog"}, "interactions": [
                          {"type": "Synchronous/HTTP", "description": "a product",
                           "providerStates": [{"name": "no product exists"}],
                           "request": {"method": "GET", "path": "/"}, "response": {"status": 404}},
                          {"type": "Synchronous/HTTP", "description": "a product",
                           "providerStates": [{"name": "product exists", "params": {"id": 10}}],
                           "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}],
                         "metadata": {"pactSpecification": {"version": "4.0"}}}""")
                .report(SuiteFolder.outcome("a product", Status.FAILED, ""));

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(folder.read("target/concordat/report.json").replaceAll("\\s+", " "))
                .contains("\"states\": [ \"no product exists\" ], \"status\": \"not_run\"")
                .contains("\"states\": [ \"product exists (id: 10)\" ], \"status\": \"failed\"");
    }

    private void assertIncomplete(String problem, int verified) {
        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(
                        "\n" + problem + "\nNot verified: something could not be run; nothing is known to be broken.\n")
                .contains(" " + verified + " interactions verified, 0 failed\n");
    }
}
