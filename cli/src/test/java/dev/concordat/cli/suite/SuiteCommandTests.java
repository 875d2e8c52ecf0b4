package dev.concordat.cli.suite;

import static dev.concordat.cli.suite.SuiteFolder.outcome;
import static dev.concordat.cli.suite.SuiteFolder.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteCommandTests {

    private static final String RUN = """
            concordat suite in <root>
            consumers  storefront  started
            consumers  storefront  ok, <time>
            """;

    @TempDir
    private Path root;

    private SuiteFolder folder;

    @BeforeEach
    void repository() {
        folder = new SuiteFolder(root);
    }

    @Test
    void suiteWhenEverythingHoldsIsVerified() {
        folder.usual().pact("one product", "no product").report(verified("one product"), verified("no product"));

        assertThat(folder.run()).isEqualTo(new Cli.Result(0, RUN + """
                                pacts      1 read, 2 interactions
                                providers  catalog  started
                                providers  catalog  ok, <time>

                                consumer    provider  interactions  verified  failed   time
                                storefront  catalog              2         2       0  60 ms

                                Verified: every interaction of every pact.
                                Report: <root>/target/concordat/report.html
                                suite: 1 consumers, 1 providers, 2 interactions verified, 0 failed
                                """, ""));
        assertThat(folder.read("target/concordat/report.json")).contains("\"verdict\": \"verified\"");
        assertThat(folder.read("target/concordat/report.html")).contains("<h1>Verified</h1>");
    }

    @Test
    void suiteWhenInteractionFailsNamesItAndIsBroken() {
        prepareOneOfEachStatus();

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(RUN + """
                        pacts      1 read, 3 interactions
                        providers  catalog  started
                        providers  catalog  ok, <time>

                        consumer    provider  interactions  verified  failed  not verified   time
                        storefront  catalog              3         1       1             1  90 ms

                        FAILED  storefront -> catalog: one product
                          given product exists (id: 10)
                          status
                            expected  200
                            actual    500
                            rule      equality
                          body $.name
                            expected  {
                                        "a": 1
                                      }
                            actual    (nothing)

                        NOT VERIFIED  storefront -> catalog: an order
                          given product exists (id: 10)
                          The state 'x' failed.
                            Where: y

                        Broken: storefront -> catalog (1 of 3 failed).
                        Report: <root>/target/concordat/report.html
                        suite: 1 consumers, 1 providers, 1 interactions verified, 1 failed
                        """);
        assertThat(folder.read("target/concordat/report.json")).contains("\"verdict\": \"broken\"");
    }

    @Test
    void suiteWhenSomethingIsPendingTellsItAndPasses() {
        folder.usual()
                .pact("one product", "an order")
                .report(
                        verified("one product"),
                        outcome(
                                "an order",
                                Status.PENDING,
                                "",
                                new Mismatch("status", "", "200", "404", "equality", "")));

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(RUN + """
                        pacts      1 read, 2 interactions
                        providers  catalog  started
                        providers  catalog  ok, <time>

                        consumer    provider  interactions  verified  failed  pending   time
                        storefront  catalog              2         1       0        1  60 ms

                        PENDING  storefront -> catalog: an order
                          given product exists (id: 10)
                          status
                            expected  200
                            actual    404
                            rule      equality

                        Verified: every interaction of every pact, but for 1 that may still fail.
                        Report: <root>/target/concordat/report.html
                        suite: 1 consumers, 1 providers, 1 interactions verified, 0 failed
                        """);
        assertThat(folder.read("target/concordat/report.json")).contains("\"status\": \"pending\"");
        assertThat(folder.read("target/concordat/report.html")).contains("<dt>pending</dt><dd>1</dd>");
    }

    @Test
    void suiteWhenSeveralAreNotVerifiedForOneReasonTellsItOnce() {
        folder.usual()
                .pact("one product", "an order")
                .report(
                        outcome("one product", Status.ERROR, "A state is missing.\n  Where: concordat.yml"),
                        outcome("an order", Status.ERROR, "A state is missing.\n  Where: concordat.yml"));

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEqualTo(RUN + """
                        pacts      1 read, 2 interactions
                        providers  catalog  started
                        providers  catalog  ok, <time>

                        consumer    provider  interactions  verified  failed  not verified   time
                        storefront  catalog              2         0       0             2  60 ms

                        NOT VERIFIED  storefront -> catalog: one product
                          given product exists (id: 10)
                        NOT VERIFIED  storefront -> catalog: an order
                          given product exists (id: 10)
                          A state is missing.
                            Where: concordat.yml

                        Not verified: something could not be run; nothing is known to be broken.
                        Report: <root>/target/concordat/report.html
                        suite: 1 consumers, 1 providers, 0 interactions verified, 0 failed
                        """);
    }

    @Test
    void suiteWhenConsumersTestFailsIsBrokenAndAsksNoProvider() {
        folder.pact("one product").write("prepared/report.xml", """
                        <testsuite name="CatalogClientTests">
                          <testcase classname="shop.CatalogClientTests" name="findsAProduct">
                            <failure message="Request GET /products/11 matches nothing.&#10;  nearest: GET /products/10"
                              type="java.lang.AssertionError">java.lang.AssertionError: ...</failure>
                          </testcase>
                          <testcase classname="shop.CatalogClientTests" name="findsNone"/>
                        </testsuite>
                        """).suite("""
                        consumers:
                          - module: consumer/storefront
                            command: >-
                              mkdir -p target/surefire-reports ../../pacts && cp ../../prepared/*.json ../../pacts &&
                              cp ../../prepared/report.xml target/surefire-reports/TEST-CatalogClientTests.xml && exit 1
                        providers:
                          - module: provider/catalog
                            command: touch ran
                        """);

        assertThat(folder.run()).isEqualTo(new Cli.Result(1, """
                        concordat suite in <root>
                        consumers  storefront  started
                        consumers  storefront  failed, <time>, 2 tests
                          CatalogClientTests.findsAProduct
                            Request GET /products/11 matches nothing.
                              nearest: GET /products/10
                          Log: <root>/target/concordat/logs/consumer-storefront.log
                        pacts      1 read, 1 interactions

                        consumer    provider  interactions  verified  failed  not verified  time
                        storefront  catalog              1         0       0             1     -

                        No provider was asked: the pacts are not what their consumers expect today.
                        Broken: the consumers' own contract tests.
                        Report: <root>/target/concordat/report.html
                        suite: 1 consumers, 1 providers, 0 interactions verified, 1 failed
                        """, ""));
        assertThat(root.resolve("provider/catalog/ran")).doesNotExist();
    }

    @Test
    void suiteWhenCommandFailsWithoutVerdictSaysWhereToLook() {
        folder.suite("""
                consumers:
                  - module: consumer/storefront
                    command: echo '[INFO] compiling'; echo '[ERROR] Client.java:[3,9] cannot find symbol'; exit 1
                providers:
                  - module: provider/catalog
                    command: touch ran
                """);

        assertThat(folder.run()).isEqualTo(new Cli.Result(2, """
                        concordat suite in <root>
                        consumers  storefront  started
                        consumers  storefront  failed, <time>
                          | Client.java:[3,9] cannot find symbol
                          Log: <root>/target/concordat/logs/consumer-storefront.log
                        pacts      0 read, 0 interactions

                        The tests of 'consumer/storefront' ended with exit code 1 and without a verdict on every contract.
                          Where: <root>/target/concordat/logs/consumer-storefront.log
                          Fix: mend what that log ends with, and run the suite again.

                        No provider was asked: the pacts are not what their consumers expect today.
                        Not verified: something could not be run; nothing is known to be broken.
                        Report: <root>/target/concordat/report.html
                        suite: 0 consumers, 0 providers, 0 interactions verified, 0 failed
                        """, ""));
        assertThat(folder.read("target/concordat/report.html"))
                .contains("<h1>Not verified</h1>", "<pre class=\"error\">Client.java:[3,9] cannot find symbol</pre>");
    }

    @Test
    void suiteWhenCommandTakesTooLongStopsIt() {
        folder.pactOf("pacts/storefront-catalog.json", "storefront", "one product")
                .suite("""
                        providers:
                          - module: provider/catalog
                            command: echo waiting for a lock; sleep 600
                        timeout: 1s
                        """);

        assertThat(folder.run()).isEqualTo(new Cli.Result(2, """
                        concordat suite in <root>
                        pacts      1 read, 1 interactions
                        providers  catalog  started
                        providers  catalog  stopped, <time>
                          | waiting for a lock
                          Log: <root>/target/concordat/logs/provider-catalog.log

                        consumer    provider  interactions  verified  failed  not verified  time
                        storefront  catalog              1         0       0             1     -

                        The tests of 'provider/catalog' did not end within 1 s and were stopped.
                          Where: <root>/target/concordat/logs/provider-catalog.log
                          Fix: see in that log where they hang, or give them longer with 'timeout' in 'concordat-suite.yml'.

                        Not verified: something could not be run; nothing is known to be broken.
                        Report: <root>/target/concordat/report.html
                        suite: 1 consumers, 1 providers, 0 interactions verified, 0 failed
                        """, ""));
    }

    @Test
    void suiteWhenItCannotWriteSaysSoBeforeAnythingRuns() {
        folder.usual().write("target", "in the way");

        assertThat(folder.run()).isEqualTo(new Cli.Result(2, "concordat suite in <root>\n", """
                        The suite cannot write into '<root>/target/concordat'.
                          Where: <root>/target/concordat: Not a directory
                          Fix: remove what is in its way, or let this user write there.
                        """));
        assertThat(root.resolve("pacts")).doesNotExist();
    }

    @Test
    void suiteWhenFailedTestsAreIgnoredByTheBuildIsBrokenAllTheSame() {
        folder.pact("one product").write("prepared/report.xml", """
                        <testsuite><testcase classname="a.OneTests" name="fails"><failure message="why"/></testcase>
                        </testsuite>""").suite("""
                        consumers:
                          - module: consumer/storefront
                            command: >-
                              mkdir -p target/surefire-reports &&
                              cp ../../prepared/report.xml target/surefire-reports/TEST-a.OneTests.xml
                        providers: [{module: provider/catalog, command: touch ran}]
                        """);

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("consumers  storefront  failed, <time>, 1 tests\n  OneTests.fails\n    why\n");
        assertThat(root.resolve("provider/catalog/ran")).doesNotExist();
    }

    @Test
    void suiteWhenAskedForHelpTellsFilesAndExitCodes() {
        assertThat(Cli.run("suite", "--help").out())
                .contains("  0   everything was run and verified\n", "maven-arguments: -Pcontracts", "report.html");
    }

    @Test
    void suiteWhenProvidersTestFailsWithoutOutcomesTellsWhatItSays() {
        folder.pactOf("pacts/storefront-catalog.json", "storefront", "one product")
                .write("prepared/report.xml", """
                        <testsuite><testcase classname="a.CatalogContractTests" name="verify">
                        <error message="State 'product exists' has no handler.&#10;  Fix: add it."/></testcase>
                        </testsuite>""")
                .suite("""
                        providers:
                          - module: provider/catalog
                            command: >-
                              mkdir -p target/surefire-reports &&
                              cp ../../prepared/report.xml target/surefire-reports/TEST-a.xml && exit 1
                        """);

        Cli.Result result = folder.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out())
                .contains("""
                        providers  catalog  failed, <time>, 1 tests
                          CatalogContractTests.verify
                            State 'product exists' has no handler.
                              Fix: add it.
                          Log: <root>/target/concordat/logs/provider-catalog.log
                        """)
                .endsWith("suite: 1 consumers, 1 providers, 0 interactions verified, 0 failed\n");
        assertThat(folder.read("target/concordat/report.html"))
                .contains("State &#39;product exists&#39; has no handler.");
    }

    private void prepareOneOfEachStatus() {
        folder.usual()
                .pact("one product", "no product", "an order")
                .report(
                        verified("no product"),
                        outcome(
                                "one product",
                                Status.FAILED,
                                "",
                                new Mismatch("status", "", "200", "500", "equality", "Expected 200"),
                                new Mismatch("body", "$.name", "{\n  \"a\": 1\n}", "", "", "Expected a name")),
                        outcome("an order", Status.ERROR, "The state 'x' failed.\n  Where: y"));
    }
}
