package dev.concordat.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.ConcordatException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTests {

    private final List<String> lines = new ArrayList<>();

    private Steps steps(String yaml) {
        return Steps.to(
                "main",
                Settings.of(YamlDocument.read(Settings.FILE, new StringReader(yaml))),
                line -> lines.add(line.replaceAll("\\d+\\.\\d\\d s", "N s")));
    }

    private List<String> told(String yaml) {
        Steps steps = steps(yaml);
        steps.detail("migrating V1__catalog.sql");
        steps.done("migrated 13 migrations, to version 13", System.nanoTime());
        steps.done("dropped");
        return lines;
    }

    @Test
    void doneWhenNothingIsSaidTellsEachStep() {
        assertThat(told(""))
                .containsExactly(
                        "concordat: main: migrated 13 migrations, to version 13 (N s)", "concordat: main: dropped");
    }

    @Test
    void doneWhenVerboseTellsDetailsToo() {
        assertThat(told("steps: verbose"))
                .containsExactly(
                        "concordat: main: migrating V1__catalog.sql",
                        "concordat: main: migrated 13 migrations, to version 13 (N s)",
                        "concordat: main: dropped");
    }

    @Test
    void doneWhenQuietTellsNothing() {
        assertThat(told("steps: quiet")).isEmpty();
    }

    @Test
    void ofWhenTheLevelIsUnknownListsTheKnown() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> steps("steps: loud"))
                .withMessage("""
                        'steps' cannot be 'loud'.
                          Where: concordat.yml:1
                          Fix: write one of quiet, normal, verbose.""");
    }
}
