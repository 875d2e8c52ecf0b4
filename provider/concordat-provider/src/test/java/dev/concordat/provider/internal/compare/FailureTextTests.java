package dev.concordat.provider.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.Mismatch;
import dev.concordat.provider.internal.compare.FailureText.Evidence;
import dev.concordat.provider.internal.compare.FailureText.Place;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureTextTests {

    private static String text(List<Mismatch> mismatches, Evidence... evidence) {
        return new FailureText("a · b", "shop", mismatches, List.of(evidence), new Place("here", "mend it."))
                .toString();
    }

    private static Mismatch mismatch(int number) {
        return new Mismatch("body", "$.a" + number, "1", "2", "equality", "Expected 2 to be equal to 1");
    }

    @Test
    void toStringWhenOneValueDiffersTellsPathValuesRuleAndSentence() {
        assertThat(text(List.of(mismatch(1)))).isEqualTo("""
                a · b
                'shop' does not do what the pact says: 1 difference.

                  1. body $.a1
                       expected  1
                       actual    2
                       rule      equality
                       Expected 2 to be equal to 1

                  Where: here
                  Fix: mend it.""");
    }

    @Test
    void toStringWhenValuesHaveSeveralLinesIndentsThem() {
        Mismatch lines = new Mismatch("body", "$", "one\ntwo", "(missing)", "equality", "Expected a body");

        assertThat(text(List.of(lines), new Evidence("Answer", "204\nx: y\n\nz")))
                .isEqualTo("""
                a · b
                'shop' does not do what the pact says: 1 difference.

                  1. body $
                       expected  one
                                 two
                       actual    (missing)
                       rule      equality

                  Answer
                    204
                    x: y

                    z

                  Where: here
                  Fix: mend it.""");
    }

    @Test
    void toStringWhenMuchDiffersTellsTheFirstTen() {
        List<Mismatch> many = IntStream.rangeClosed(1, 12)
                .mapToObj(FailureTextTests::mismatch)
                .toList();

        assertThat(text(many))
                .contains("12 differences.", "  10. body $.a10")
                .doesNotContain("$.a11")
                .contains("\n\n  ... and 2 more; the report has all of them.\n\n  Where: here");
    }
}
