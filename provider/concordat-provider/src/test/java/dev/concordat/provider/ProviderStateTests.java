package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderStateTests {

    private static final List<String> EVENTS = new ArrayList<>();

    private static TrivialServer server = new TrivialServer();

    @TempDir
    Path pacts;

    @BeforeEach
    void start() {
        EVENTS.clear();
        server.close();
        server = new TrivialServer().answer("/orders/42", "{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String order(String states) {
        return """
                {
                  "type": "Synchronous/HTTP",
                  "description": "a request for an order",
                  "providerStates": [%s],
                  "request": {
                    "method": "POST",
                    "path": "/orders/1",
                    "query": {"view": ["short one"]},
                    "headers": {"Authorization": ["Bearer x"]},
                    "body": {
                      "content": {"id": 1, "note": "n"}, "contentType": "application/json", "encoded": false
                    },
                    "generators": {
                      "path": {"type": "ProviderState", "expression": "/orders/${orderId}", "dataType": "STRING"},
                      "header": {
                        "Authorization": {"type": "ProviderState", "expression": "Bearer ${token}", "dataType": "STRING"}
                      },
                      "query": {"view": {"type": "ProviderState", "expression": "${view}", "dataType": "STRING"}},
                      "body": {"$.id": {"type": "ProviderState", "expression": "orderId", "dataType": "INTEGER"}}
                    }
                  },
                  "response": {"status": 200}
                }
                """.formatted(states);
    }

    private static final String BOTH = """
            {"name": "an order was placed", "params": {"view": "long & full"}},
            {"name": "the customer is signed in", "params": {"customer": "ada"}}
            """;

    abstract static class Base {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(server.url());
        }
    }

    @ProviderContract("catalog")
    static class OrderTestCases extends Base {

        private final String suffix = "token";

        @ProviderState("an order was placed")
        Map<String, Object> placed() {
            EVENTS.add("placed");
            return Map.of("orderId", 42);
        }

        @ProviderState("the customer is signed in")
        Map<String, Object> signedIn(@StateParameter("customer") String customer, Map<String, Object> all) {
            EVENTS.add("signed in " + all);
            return Map.of("token", customer + "-" + suffix);
        }

        @ProviderState(value = "the customer is signed in", phase = ProviderState.Phase.TEARDOWN)
        void signOut() {
            EVENTS.add("signed out");
        }

        @Nested
        class WhenNested {

            @ContractTest
            void verifyAgain(ContractInteraction interaction) {
                EVENTS.add("nested");
                interaction.verify(server.url());
            }
        }
    }

    @ProviderContract("catalog")
    static class ForgetfulTestCases extends Base {

        @ProviderState("an order was placed")
        void placed() {}

        @ProviderState("the customer is signed in")
        Map<String, Object> signedIn() {
            return Map.of("token", "t");
        }
    }

    @ProviderContract("catalog")
    static class FailingTestCases extends Base {

        @ProviderState("an order was placed")
        void placed() {
            throw new IllegalStateException("out of stock");
        }

        @ProviderState("the customer is signed in")
        void signedIn() {}
    }

    @ProviderContract("catalog")
    static class FailingTearDownTestCases extends Base {

        @ProviderState("an order was placed")
        Map<String, Object> placed() {
            return Map.of("orderId", 42);
        }

        @ProviderState("the customer is signed in")
        Map<String, Object> signedIn() {
            return Map.of("token", "t");
        }

        @ProviderState(value = "an order was placed", phase = ProviderState.Phase.TEARDOWN)
        void cancel() {
            throw new IllegalStateException("cannot cancel");
        }
    }

    @ProviderContract("catalog")
    static class FaultyTestCases extends Base {

        @ProviderState("no products")
        void declaredInYamlAsWell() {}

        @ProviderState("an order was placed")
        void placed(Thread thread) {}

        @ProviderState("an order was placed")
        void placedAgain() {}

        @ProviderState(value = "never reached", phase = ProviderState.Phase.TEARDOWN)
        void leave() {}
    }

    @ProviderContract("catalog")
    static class DeclaredTwiceTestCases extends Base {

        @ProviderState("no products")
        void declaredInYamlAsWell() {}
    }

    @Test
    void verifyWhenStatesReturnValuesInjectsThemIntoPathQueryHeaderAndBody() {
        PactText.write(pacts, "storefront", "catalog", order(BOTH));

        ContractTestRun run = ContractTestRun.of(pacts, OrderTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(server.requests())
                .hasSize(2)
                .containsOnly("POST /orders/42?view=long+%26+full Bearer ada-token {\"id\":42,\"note\":\"n\"}");
        assertThat(EVENTS)
                .containsExactly(
                        "placed",
                        "signed in {customer=ada}",
                        "signed out",
                        "nested",
                        "placed",
                        "signed in {customer=ada}",
                        "signed out");
    }

    @Test
    void verifyWhenStateReturnsTooLittleNamesTheValueAndTheStates() {
        PactText.write(pacts, "storefront", "catalog", order(BOTH));

        ContractTestRun run = ContractTestRun.of(pacts, ForgetfulTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("state-value-missing"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void verifyWhenStateFailsNamesStateAndException() {
        PactText.write(pacts, "storefront", "catalog", order(BOTH));

        ContractTestRun run = ContractTestRun.of(pacts, FailingTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("state-failed"));
        InteractionOutcome outcome = run.report().outcomes().get(0);
        assertThat(outcome.status()).isEqualTo(Status.ERROR);
        assertThat(outcome.error()).isEqualTo(Golden.text("state-failed").replace("PACTS", folder()));
    }

    @Test
    void verifyWhenTearDownFailsIsAnErrorThoughThePactIsKept() {
        PactText.write(pacts, "storefront", "catalog", order(BOTH));

        ContractTestRun run = ContractTestRun.of(pacts, FailingTearDownTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("state-teardown-failed"));
        assertThat(run.report().outcomes().get(0).status()).isEqualTo(Status.ERROR);
    }

    @Test
    void verifyWhenTearDownFailsAfterADifferenceTellsBoth() {
        PactText.write(pacts, "storefront", "catalog", order(BOTH).replace("{\"status\": 200}", "{\"status\": 201}"));

        ContractTestRun run = ContractTestRun.of(pacts, FailingTearDownTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("state-teardown-failed-too"));
        InteractionOutcome outcome = run.report().outcomes().get(0);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.mismatches()).hasSize(1);
        assertThat(outcome.error()).startsWith("Provider state 'an order was placed' could not be left: ");
    }

    @Test
    void preFlightWhenMethodsAreFaultyTellsAllAtOnce() {
        PactText.write(pacts, "storefront", "catalog", order(BOTH));

        ContractTestRun run = ContractTestRun.of(pacts, FaultyTestCases.class);

        assertThat(run.started()).isEmpty();
        assertThat(run.failures()).containsExactly(Golden.text("state-methods-faulty"));
    }

    @Test
    void preFlightWhenStateIsDeclaredBothWaysNamesBothPlaces() {
        PactText.write(pacts, "storefront", "catalog", order("{\"name\": \"no products\"}"));

        ContractTestRun run = ContractTestRun.of(pacts, DeclaredTwiceTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("state-declared-twice"));
    }

    private String folder() {
        return pacts.getFileName().toString();
    }
}
