package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.0 s",
        "59949, 59.9 s",
        "59999, 60.0 s",
        "60000, 1 min 00 s",
        "723000, 12 min 03 s"
    })
    void textWhenReadByPeopleHasTheFittingUnit(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"90, 90 s", "1200, 20 min", "7200, 2 h", "5400, 90 min"})
    void wholeWhenSetByPeopleHasTheFittingUnit(long seconds, String text) {
        assertThat(Durations.whole(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"7, 0:07", "723, 12:03", "3661, 61:01"})
    void clockWhenRunningHasMinutesAndSeconds(long seconds, String text) {
        assertThat(Durations.clock(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
