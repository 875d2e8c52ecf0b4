package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageVerificationTests {

    @TempDir
    Path pacts;

    @BeforeEach
    void writePact() {
        PactText.write(
                pacts,
                "warehouse",
                "catalog",
                PactText.message(
                        "an order created event",
                        "{\"name\": \"an order was placed\", \"params\": {\"customer\": \"ada@example.org\"}}",
                        "{\"orderId\": 1, \"customer\": \"ada@example.org\"}",
                        "{\"contentType\": \"application/json\", \"topic\": \"orders\", \"version\": 2}",
                        PactText.byType("$.orderId")));
    }

    abstract static class Base {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify();
        }

        @ProviderState("an order was placed")
        Map<String, Object> orderPlaced() {
            return Map.of("orderId", 42);
        }
    }

    @ProviderContract("catalog")
    static class KeepingTestCases extends Base {

        @MessageProducer("an order created event")
        ProviderMessage created(Map<String, Object> values) {
            String content = "{\"orderId\": " + values.get("orderId") + ", \"customer\": \"" + values.get("customer")
                    + "\", \"more\": 1}";
            return ProviderMessage.of(content, Map.of("topic", "orders", "version", 2));
        }
    }

    @ProviderContract("catalog")
    static class BreakingTestCases extends Base {

        @MessageProducer("an order created event")
        ProviderMessage created(@StateParameter("orderId") long id) {
            return ProviderMessage.of("{\"orderId\": \"" + id + "\"}", Map.of("topic", "order", "key", "k-42"));
        }
    }

    @ProviderContract("catalog")
    static class ReturningNothingTestCases extends Base {

        @MessageProducer("an order created event")
        void created() {}
    }

    @ProviderContract("catalog")
    static class FailingTestCases extends Base {

        @MessageProducer("an order created event")
        String created() {
            throw new IllegalStateException("no broker");
        }
    }

    @ProviderContract("catalog")
    static class WithoutProducerTestCases extends Base {

        @MessageProducer("an order cancelled event")
        String cancelled() {
            return "{}";
        }
    }

    @Test
    void verifyWhenMessageKeepsThePactPasses() {
        ContractTestRun run = ContractTestRun.of(pacts, KeepingTestCases.class);

        assertThat(run.failures()).isEmpty();
        InteractionOutcome outcome = run.report().outcomes().get(0);
        assertThat(outcome.type()).isEqualTo("message");
        assertThat(outcome.status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void verifyWhenMessageDiffersTellsContentAndMetadata() {
        ContractTestRun run = ContractTestRun.of(pacts, BreakingTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("message-differences"));
        assertThat(run.report().outcomes().get(0).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void verifyWhenProducerReturnsNothingSaysWhatToReturn() {
        ContractTestRun run = ContractTestRun.of(pacts, ReturningNothingTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("message-nothing"));
        assertThat(run.report().outcomes().get(0).status()).isEqualTo(Status.ERROR);
    }

    @Test
    void verifyWhenProducerFailsNamesItsException() {
        ContractTestRun run = ContractTestRun.of(pacts, FailingTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("message-failed"));
    }

    @Test
    void preFlightWhenProducerMissingShowsOneToPaste() {
        ContractTestRun run = ContractTestRun.of(pacts, WithoutProducerTestCases.class);

        assertThat(run.started()).isEmpty();
        assertThat(run.failures()).containsExactly(Golden.text("message-without-producer"));
    }
}
