package dev.concordat.pactbroker.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerVersionTests {

    @TempDir
    Path folder;

    @Test
    void versionIsWhatIsGivenAndElseTheBuilds() {
        Map<String, String> build = Map.of(
                "GITLAB_CI", "true", "CI_COMMIT_SHA", "abc", "CI_COMMIT_BRANCH", "main", "CI_JOB_URL", "https://g/1");

        assertThat(version(Map.of(), build)).isEqualTo(new ConsumerVersion("abc", "main", List.of(), "https://g/1"));
        assertThat(version(
                        Map.of(
                                "pact.consumer.version", "1.2.3",
                                "pact.consumer.branch", "feat",
                                "pact.consumer.tags", "dev, qa,,dev",
                                "pact.consumer.buildUrl", "https://b/2"),
                        build))
                .isEqualTo(new ConsumerVersion("1.2.3", "feat", List.of("dev", "qa"), "https://b/2"));
    }

    @Test
    void versionWhenNobodyGivesOneTellsHow() {
        assertThatThrownBy(() -> version(Map.of(), Map.of()))
                .isInstanceOf(ConcordatException.class)
                .hasMessageContaining("Fix: give it by --consumer-app-version, or run this in a git working tree");
    }

    private ConsumerVersion version(Map<String, String> properties, Map<String, String> variables) {
        return ConsumerVersion.from(
                PactProperties.of(properties::get, variables::get),
                Revision.of(folder, variables::get),
                "--consumer-app-version",
                "--allow-dirty");
    }
}
