package dev.concordat.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {

    private static final List<String> KEYS = List.of("databases", "states", "stubs", "mock");

    @ParameterizedTest
    @CsvSource({"database, databases", "State, states", "sttaes, states", "STUBS, stubs", "mok, mock"})
    void toWhenOneIsNearFindsIt(String written, String meant) {
        assertThat(Nearest.to(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"fixtures", "x"})
    void toWhenNoneIsNearIsEmpty(String written) {
        assertThat(Nearest.to(written, KEYS)).isEmpty();
    }

    @Test
    void toWhenThereAreNoCandidatesIsEmpty() {
        assertThat(Nearest.to("states", List.of())).isEmpty();
    }

    @Test
    void toWhenTwoAreAsNearTakesTheFirstByName() {
        assertThat(Nearest.to("b", List.of("bc", "ab"))).contains("ab");
    }
}
