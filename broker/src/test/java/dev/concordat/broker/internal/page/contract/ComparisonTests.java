package dev.concordat.broker.internal.page.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    @Test
    void ofWhenInteractionsDifferNamesEachAndItsLines() {
        Comparison comparison = Comparison.of(
                "{\"interactions\": [{\"description\": \"a\", \"_id\": \"1\", \"response\": {\"status\": 200, \"x\": 1}},"
                        + " {\"description\": \"b\", \"providerState\": \"s\"}, {\"description\": \"c\"}]}",
                "{\"interactions\": [{\"description\": \"c\"}, {\"description\": \"b\", \"providerState\": \"t\"},"
                        + " {\"_id\": \"2\", \"response\": {\"x\": 1, \"status\": 201}, \"description\": \"a\"}]}");

        assertThat(comparison.same()).isEqualTo(1);
        assertThat(comparison.changes())
                .extracting(change -> change.kind() + " " + change.title())
                .containsExactly("added b given t", "changed a", "removed b given s");
        assertThat(comparison.changes().get(1).lines())
                .extracting(Change.Line::text)
                .containsExactly(
                        "  {",
                        "    \"description\": \"a\",",
                        "    \"response\": {",
                        "-     \"status\": 200,",
                        "+     \"status\": 201,",
                        "      \"x\": 1",
                        "    }",
                        "  }");
    }

    @Test
    void ofWhenOnlyTheOrderDiffersFindsNothing() {
        assertThat(Comparison.of(
                                "{\"interactions\": [{\"description\": \"a\", \"x\": 1}, {\"description\": \"a\", \"x\": 1}]}",
                                "{\"interactions\": [{\"x\": 1, \"description\": \"a\"}, {\"x\": 1, \"description\": \"a\"}]}")
                        .changes())
                .isEmpty();
    }

    @Test
    void ofWhenInteractionsAreCalledTheSameComparesEach() {
        String named = "{\"interactions\": [{\"description\": \"a (2)\"}, {\"description\": \"a\"},"
                + " {\"description\": \"a\", \"x\": %d}]}";

        assertThat(Comparison.of(named.formatted(1), named.formatted(2)).changes())
                .extracting(Change::title)
                .containsExactly("a (3)");
    }

    @Test
    void ofWhenSomeChangesAreWantedCountsTheOthers() {
        Comparison comparison = Comparison.of(
                "{\"interactions\": [{\"description\": \"gone\"}]}",
                "{\"interactions\": [{\"description\": \"a\"}, {\"description\": \"b\"}, {\"description\": \"c\"}]}",
                1,
                2);

        assertThat(comparison.count()).isEqualTo(4);
        assertThat(comparison.changes()).extracting(Change::title).containsExactly("b", "c");
    }

    @Test
    void compareWhenDifferencesAreFarApartLeavesOutWhatIsBetween() {
        List<String> before = IntStream.range(0, 30).mapToObj(String::valueOf).collect(Collectors.toList());
        List<String> after = new ArrayList<>(before);
        after.set(5, "five");
        after.remove(25);

        assertThat(Lines.compare(before, after).stream().map(Change.Line::text).collect(Collectors.joining(",")))
                .isEqualTo("  …,  2,  3,  4,- 5,+ five,  6,  7,  8,  …,  22,  23,  24,- 25,  26,  27,  28,  …");
    }

    @Test
    void compareWhenNearlyEverythingDiffersStaysWithinItsMeans() {
        List<String> before = IntStream.range(0, 20_000).mapToObj(i -> "a" + i).toList();
        List<String> after = IntStream.range(0, 20_000).mapToObj(i -> "b" + i).toList();

        assertThat(Lines.compare(before, after)).hasSize(40_000);
    }
}
