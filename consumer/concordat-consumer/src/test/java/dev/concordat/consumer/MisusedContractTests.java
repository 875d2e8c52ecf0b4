package dev.concordat.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

class MisusedContractTests {

    private static final String HERE = "dev.concordat.consumer.MisusedContractTests$";

    @TempDir
    private Path folder;

    @Test
    void testWhenAnExampleIsRandomSaysWhichAndWhatToDo() {
        assertThat(ContractRun.of(folder, RandomTestCases.class).failure("random"))
                .message()
                .matches("""
                        'a request for one product' has an example that is another one each time: \\$\\.body\\.content\\.sku was "[A-Z]{9}", then "[A-Z]{9}"\\.
                          Where: .*MisusedContractTests\\$RandomTestCases#random
                          Fix: give the example yourself, as in stringMatcher\\("sku", "\\[A-Z]\\{3}", "KET"\\); a pact has to be the same in every run\\.""");
    }

    @Test
    void testWhenThePactWouldHoldTheMocksUrlSaysWhatToDo() {
        assertThat(ContractRun.of(folder, OwnUrlTestCases.class).failure("links"))
                .message()
                .matches("""
                        'a request for one product' has the mock's own URL, 'http://127\\.0\\.0\\.1:\\d+', among its examples, and that is another one in every run\\.
                          Where: .*MisusedContractTests\\$OwnUrlTestCases#links
                          Fix: describe links with Pact's matchUrl2\\(name, \\.\\.\\.\\), which leaves the server's part open\\.""");
    }

    @Test
    void mockWhenTakenForAllTestsSaysWhereToTakeIt() {
        assertThat(ContractRun.of(folder, BeforeAllTestCases.class).failure("MisusedContractTests$BeforeAllTestCases"))
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
        assertThat(ContractRun.of(folder, NamelessTestCases.class).failure("MisusedContractTests$NamelessTestCases"))
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
}
