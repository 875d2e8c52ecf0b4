package dev.concordat.broker.internal.page.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTests {

    private static final String PACT = "{\"interactions\": [{\"_id\": \"7a\", \"description\": \"a request\"}]}";

    @Test
    void readWhenInteractionsAreNamedByTheBrokerSaysTheirDescriptions() {
        Outcomes outcomes = Outcomes.read("""
                [{"interactionId": "7a", "success": false,
                  "mismatches": [{"attribute": "body", "identifier": "$.id", "description": "Expected 1 but was 2"},
                    {"attribute": "status", "mismatch": "200 and not 500"}, {"a": 1}],
                  "exceptions": [{"message": "refused", "exceptionClass": "java.net.ConnectException"}]},
                 {"interactionId": "8b", "success": true}]
                """, PACT);

        assertThat(outcomes.outcomes())
                .containsExactly(
                        new Outcome(
                                "a request",
                                false,
                                List.of(
                                        "body $.id: Expected 1 but was 2",
                                        "status: 200 and not 500",
                                        "{\"a\":1}",
                                        "refused")),
                        new Outcome("8b", true, List.of()));
    }

    @Test
    void readWhenTheVerifierHasItsOwnFormUnderstandsIt() {
        assertThat(Outcomes.read(
                                "{\"tests\": [{\"interactionDescription\": \"a\", \"success\": true}], \"summary\": {}}",
                                PACT)
                        .outcomes())
                .containsExactly(new Outcome("a", true, List.of()));
        assertThat(Outcomes.read("[{\"status\": \"failed\", \"testCase\": \"x\", \"errors\": [\"boom\"]}]", PACT)
                        .outcomes())
                .containsExactly(new Outcome("x", false, List.of("boom")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"text\"", "{\"a\": 1}", "[7]", "[{\"a\": 1}]", "{\"tests\": 7}", "not JSON"})
    void readWhenTheFormIsUnknownKeepsItAsItIs(String results) {
        Outcomes outcomes = Outcomes.read(results, PACT);

        assertThat(outcomes.outcomes()).isEmpty();
        assertThat(outcomes.others()).isNotEmpty();
    }

    @Test
    void readWhenNothingWasPublishedIsEmpty() {
        assertThat(Outcomes.read("null", PACT)).isEqualTo(new Outcomes(List.of(), List.of()));
    }
}
