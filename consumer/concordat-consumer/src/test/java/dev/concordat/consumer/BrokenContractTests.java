package dev.concordat.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.concordat.pact.PactFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

class BrokenContractTests {

    private static final String HERE = "dev.concordat.consumer.BrokenContractTests$";

    @TempDir
    private Path folder;

    @Test
    void testWhenARequestIsUnmatchedFailsThoughTheClientSwallowedIt() {
        ContractRun run = ContractRun.of(folder, UnmatchedTestCases.class);

        assertThat(run.failure("swallows")).hasMessage(Golden.message("unmatched-request.txt"));
        assertThat(UnmatchedTestCases.answer).hasValueSatisfying(answer -> {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
            assertThat(answer.body()).isEqualTo(Golden.message("unmatched-request.txt"));
        });
        assertThat(run.pact()).doesNotExist();
    }

    @Test
    void testWhenNothingIsDescribedTellsTheRequest() {
        assertThat(ContractRun.of(folder, UnexpectedTestCases.class).failure("asks"))
                .hasMessage("""
                        'storefront' sent a request to 'catalog' that no interaction matches: GET /unexpected. The test describes none.
                          Where: %sUnexpectedTestCases#asks
                          Fix: let the client send what is expected, or describe an interaction for what it sends.""".formatted(HERE));
    }

    @Test
    void testWhenAnInteractionIsNotExercisedFails() {
        assertThat(ContractRun.of(folder, NotExercisedTestCases.class).failure("forgets"))
                .hasMessage("""
                        'a request for one product' was described, but the client did not send it: GET /products/10
                          Where: %1$sNotExercisedTestCases#forgets
                          Fix: let the test call the client for it, or remove the interaction.
                        The message 'an order created event' was described, but the test never took it.
                          Where: %1$sNotExercisedTestCases#forgets
                          Fix: end its description with .take() and give the message to the consumer's handler, or remove it.""".formatted(HERE));
    }

    @Test
    void testWhenItFailsByItselfKeepsItsOwnFailureFirst() {
        ContractRun run = ContractRun.of(folder, FailingTestCases.class);

        assertThat(run.failure("fails"))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("by itself");
        assertThat(run.failure("fails").getSuppressed())
                .singleElement()
                .satisfies(
                        ours -> assertThat(ours).hasMessageStartingWith("'a request for one product' was described"));
        assertThat(run.pact()).doesNotExist();
        assertThat(run.output())
                .isEqualTo("concordat: %s stays as it was: 1 test of this contract failed (%sFailingTestCases#fails)%n"
                        .formatted(run.pact(), HERE));
    }

    @Test
    void testWhenItIsAbortedKeepsWhatItDescribedBefore() throws Exception {
        System.setProperty("abort", "false");
        String before = ContractRun.of(folder, AbortedTestCases.class).json();
        try {
            System.setProperty("abort", "true");
            ContractRun run = ContractRun.of(folder, AbortedTestCases.class);

            assertThat(run.status("perhaps")).isEqualTo(ABORTED);
            assertThat(run.json()).isEqualTo(before);
        } finally {
            System.clearProperty("abort");
        }
    }

    @Test
    void testsWhenTheyDisagreeFailTheLaterOneNamingBoth() {
        ContractRun run = ContractRun.of(folder, DisagreeingTestCases.class);

        assertThat(run.status("first")).isEqualTo(SUCCESSFUL);
        assertThat(run.failure("second")).hasMessage("""
                        'a request for one product' is declared twice with the same provider states ('product exists' {"id":10}) but with different content.
                        $.response.body.content.name is "Kettle" in '%1$sDisagreeingTestCases#first' and "Pot" in '%1$sDisagreeingTestCases#second'.
                          Where: %1$sDisagreeingTestCases#first, %1$sDisagreeingTestCases#second, %2$s
                          Fix: make both the same, or give one of them a description or a provider state of its own; where one test no longer declares it, run that test as well.""".formatted(HERE, run.pact()));
        assertThat(run.pact()).doesNotExist();
    }

    @Test
    void runWhenItDisagreesWithAnEarlierOneFailsAndLeavesThePact() throws Exception {
        String before = ContractRun.of(folder, EarlierTestCases.class).json();

        ContractRun run = ContractRun.of(folder, LaterTestCases.class);

        assertThat(run.status("later")).isEqualTo(SUCCESSFUL);
        assertThat(run.failure("JUnit Jupiter").getCause()).hasMessage("""
                        'a request for one product' is declared twice with the same provider states ('product exists' {"id":10}) but with different content.
                        $.response.body.content.name is "Kettle" in '%1$sEarlierTestCases#earlier' and "Pot" in '%1$sLaterTestCases#later'.
                          Where: %1$sEarlierTestCases#earlier, %1$sLaterTestCases#later, %2$s
                          Fix: make both the same, or give one of them a description or a provider state of its own; where one test no longer declares it, run that test as well.""".formatted(HERE, run.pact()));
        assertThat(run.json()).isEqualTo(before);
    }

    @Test
    void runWhenATestIsGoneRemovesAndReportsWhatItDescribed() throws Exception {
        ContractRun before = ContractRun.of(folder, EarlierTestCases.class);
        String old = before.json().replace("EarlierTestCases#earlier", "EarlierTestCases#renamed");
        Files.writeString(before.pact(), old.replace("a request for one product", "a request of old"));

        ContractRun run = ContractRun.of(folder, LaterTestCases.class);

        assertThat(run.output())
                .isEqualTo("concordat: %s: removed 1 stale: 'a request of old' by [%sEarlierTestCases#renamed]%n"
                        .formatted(run.pact(), HERE));
        assertThat(PactFile.read(run.pact()).interactions()).hasSize(1);
    }

    @Test
    void classWhenPactsCannotBeWrittenFailsBeforeItsFirstTest() throws Exception {
        Path file = Files.writeString(folder.resolve("pacts"), "a file");

        ContractRun run = ContractRun.of(file, EarlierTestCases.class);

        assertThat(run.failure("BrokenContractTests$EarlierTestCases")).hasMessage("""
                        The pacts cannot be written: File Already Exists '%s'.
                          Where: %1$s
                          Fix: make the folder writable, or name another one with the system property 'pact.rootDir'.""".formatted(file));
        assertThat(file).hasContent("a file");
    }

    @Test
    void runWhenPactsBecomeReadOnlyFailsAndLeavesNothingBehind() throws Exception {
        Path pacts = Files.createDirectory(folder.resolve("pacts"));
        assumeThat(System.getProperty("user.name"))
                .as("root may write anywhere")
                .isNotEqualTo("root");
        assertThat(pacts.toFile().setWritable(false)).isTrue();

        ContractRun run = ContractRun.of(pacts, EarlierTestCases.class);

        assertThat(run.failure("BrokenContractTests$EarlierTestCases"))
                .hasMessageStartingWith("The pacts cannot be written: Access Denied");
        assertThat(pacts).isEmptyDirectory();
    }

    @Test
    void testWhenAnExampleIsRandomSaysWhichAndWhatToDo() {
        assertThat(ContractRun.of(folder, RandomTestCases.class).failure("random"))
                .message()
                .matches("""
                        'a request for one product' has an example that is another one each time: \\$\\.body\\.content\\.sku was "[A-Z]{9}", then "[A-Z]{9}"\\.
                          Where: .*BrokenContractTests\\$RandomTestCases#random
                          Fix: give the example yourself, as in stringMatcher\\("sku", "\\[A-Z]\\{3}", "KET"\\); a pact has to be the same in every run\\.""");
    }

    @Test
    void testWhenThePactWouldHoldTheMocksUrlSaysWhatToDo() {
        assertThat(ContractRun.of(folder, OwnUrlTestCases.class).failure("links"))
                .message()
                .matches("""
                        'a request for one product' has the mock's own URL, 'http://127\\.0\\.0\\.1:\\d+', among its examples, and that is another one in every run\\.
                          Where: .*BrokenContractTests\\$OwnUrlTestCases#links
                          Fix: describe links with Pact's matchUrl2\\(name, \\.\\.\\.\\), which leaves the server's part open\\.""");
    }

    @Test
    void mockWhenTakenForAllTestsSaysWhereToTakeIt() {
        assertThat(ContractRun.of(folder, BeforeAllTestCases.class).failure("BrokenContractTests$BeforeAllTestCases"))
                .rootCause()
                .hasMessage("""
                        'catalog' belongs to one test, and start runs for all of its class.
                          Where: %sBeforeAllTestCases
                          Fix: take it as a parameter of the test method or of a @BeforeEach method.""".formatted(HERE));
    }

    @Test
    void mockWhenKeptAfterItsTestSaysSo() {
        ContractRun run = ContractRun.of(folder, KeptTestCases.class);

        assertThat(run.status("a")).isEqualTo(SUCCESSFUL);
        assertThat(run.failure("b")).hasMessage("""
                        The mock of 'catalog' was asked for its URL after its test was over.
                          Where: %sKeptTestCases#a
                          Fix: take a ProviderMock as parameter of the test that needs it, and do not keep it.""".formatted(HERE));
    }

    @Test
    void contractWhenANameIsEmptySaysSo() {
        assertThat(ContractRun.of(folder, NamelessTestCases.class).failure("BrokenContractTests$NamelessTestCases"))
                .hasMessage("""
                        @ConsumerContract names consumer 'storefront' and provider '', and neither name may be empty.
                          Where: %sNamelessTestCases
                          Fix: name both: @ConsumerContract(consumer = "storefront", provider = "catalog").""".formatted(HERE));
    }

    @Test
    void requestWhenItsPathHoldsAQuerySaysWhatToDo() {
        assertThat(ContractRun.of(folder, QueryInPathTestCases.class).failure("queries"))
                .hasMessage("""
                        '/products?page=0' holds a query, and a path is expected.
                          Where: %sQueryInPathTestCases#queries, 'a page'
                          Fix: name its parameters one by one: .query("page", "0").""".formatted(HERE));
    }

    @Test
    void requestWhenItHasNoMethodSaysWhatToDo() {
        assertThat(ContractRun.of(folder, NoMethodTestCases.class).failure("describes"))
                .hasMessage("""
                        'a page' has no method and path.
                          Where: %sNoMethodTestCases#describes
                          Fix: say what is requested: .get("/products/10").""".formatted(HERE));
    }

    @Test
    void stateWhenAParameterIsNoJsonSaysWhatToPass() {
        ContractRun run = ContractRun.of(folder, StateParameterTestCases.class);

        assertThat(run.status("simple")).isEqualTo(SUCCESSFUL);
        assertThat(run.failure("object")).hasMessage("""
                        The parameter 'what' of the provider state 'it is there' is a java.util.Optional, which a pact cannot hold.
                          Where: %sStateParameterTestCases#object
                          Fix: pass a text, a number, a boolean, or lists and maps of them.""".formatted(HERE));
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class UnmatchedTestCases {

        static Optional<HttpResponse<String>> answer = Optional.empty();

        @Test
        void swallows(ProviderMock catalog) {
            catalog.given("product exists", Map.of("id", 10))
                    .uponReceiving("an order of two kettles")
                    .post("/orders")
                    .query("page", "0")
                    .header("Accept", "application/json")
                    .header("X-Api-Key", "shop")
                    .body(order -> order.stringType("customer", "Ada")
                            .minArrayLike(
                                    "lines",
                                    1,
                                    line -> line.integerType("product", 10).integerType("quantity", 2)))
                    .willRespondWith(201);
            catalog.uponReceiving("the list").get("/orders").willRespondWith(200);
            Client.get(catalog.url() + "/orders");

            answer = Optional.of(Client.send(
                    "POST",
                    catalog.url() + "/order?page=1&size=3",
                    "{\"customer\":5,\"lines\":[{\"product\":11}],\"note\":\"quick\"}",
                    "Accept",
                    "application/json",
                    "Content-Type",
                    "application/json"));
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class UnexpectedTestCases {

        @Test
        void asks(ProviderMock catalog) {
            Client.get(catalog.url() + "/unexpected");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class NotExercisedTestCases {

        @Test
        void forgets(ProviderMock catalog, ProviderMessages messages) {
            catalog.uponReceiving("a request for one product")
                    .get("/products/10")
                    .willRespondWith(200);
            messages.expectsToReceive("an order created event").content(event -> event.integerType("orderId", 7));
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class FailingTestCases {

        @Test
        void fails(ProviderMock catalog) {
            catalog.uponReceiving("a request for one product")
                    .get("/products/10")
                    .willRespondWith(200);
            throw new AssertionError("by itself");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class AbortedTestCases {

        @Test
        void perhaps(ProviderMock catalog) {
            assumeThat(Boolean.getBoolean("abort")).isFalse();
            one(catalog, "Kettle");
        }

        @Test
        void always(ProviderMock catalog) {
            catalog.uponReceiving("the list").get("/products").willRespondWith(200);
            Client.get(catalog.url() + "/products");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class DisagreeingTestCases {

        @Test
        @Order(1)
        void first(ProviderMock catalog) {
            one(catalog, "Kettle");
        }

        @Test
        @Order(2)
        void second(ProviderMock catalog) {
            one(catalog, "Pot");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class EarlierTestCases {

        @Test
        void earlier(ProviderMock catalog) {
            one(catalog, "Kettle");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class LaterTestCases {

        @Test
        void later(ProviderMock catalog) {
            one(catalog, "Pot");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class RandomTestCases {

        @Test
        void random(ProviderMock catalog) {
            catalog.uponReceiving("a request for one product")
                    .get("/products/10")
                    .willRespondWith(200, body -> body.stringMatcher("sku", "[A-Z]{9}"));
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class OwnUrlTestCases {

        @Test
        void links(ProviderMock catalog) {
            catalog.uponReceiving("a request for one product")
                    .get("/products/10")
                    .willRespondWith(200, body -> body.stringType("self", catalog.url() + "/products/10"));
            Client.get(catalog.url() + "/products/10");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class BeforeAllTestCases {

        @BeforeAll
        static void start(ProviderMock catalog) {
            assertThat(catalog).isNull();
        }

        @Test
        void never() {}
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class KeptTestCases {

        private static Optional<ProviderMock> kept = Optional.empty();

        @Test
        void a(ProviderMock catalog) {
            kept = Optional.of(catalog);
        }

        @Test
        void b() {
            kept.orElseThrow().url();
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "")
    static class NamelessTestCases {

        @Test
        void never() {}
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class QueryInPathTestCases {

        @Test
        void queries(ProviderMock catalog) {
            catalog.uponReceiving("a page").get("/products?page=0");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class NoMethodTestCases {

        @Test
        void describes(ProviderMock catalog) {
            catalog.uponReceiving("a page").query("page", 0).willRespondWith(200);
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class StateParameterTestCases {

        @Test
        void simple(ProviderMock catalog) {
            catalog.given("it is there", Map.of("what", DayOfWeek.MONDAY, "how", Map.of("many", 3)));
        }

        @Test
        void object(ProviderMock catalog) {
            catalog.given("it is there", Map.of("what", Optional.of("nothing")));
        }
    }

    private static void one(ProviderMock catalog, String name) {
        catalog.given("product exists", Map.of("id", 10))
                .uponReceiving("a request for one product")
                .get("/products/10")
                .willRespondWith(200, body -> body.stringType("name", name));
        Client.get(catalog.url() + "/products/10");
    }
}
