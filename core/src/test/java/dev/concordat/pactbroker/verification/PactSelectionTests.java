package dev.concordat.pactbroker.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.ConcordatException;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.pactbroker.PactProperties;
import dev.concordat.revision.Revision;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PactSelectionTests {

    private static final Map<String, String> GITLAB = Map.of(
            "GITLAB_CI", "true",
            "CI_COMMIT_SHA", "c0ffee",
            "CI_COMMIT_BRANCH", "feat/x",
            "CI_JOB_URL", "http://ci.example.org/7");

    @TempDir
    Path outsideOfGit;

    private PactSelection read(Map<String, String> properties, Map<String, String> variables) {
        PactProperties given = PactProperties.of(properties::get, name -> null);
        ProviderVersion version = ProviderVersion.read(given, Revision.of(outsideOfGit, variables::get));
        return PactSelection.read(
                "catalog", version, given, Settings.of(YamlDocument.read(Settings.FILE, new StringReader(""))));
    }

    @Test
    void readWhenNothingIsGivenAsksForWhatMustHold() {
        assertThat(read(Map.of(), Map.of()).json().serialise())
                .isEqualTo("{\"consumerVersionSelectors\":[{\"mainBranch\":true},{\"deployedOrReleased\":true}],"
                        + "\"includePendingStatus\":false}");
    }

    @Test
    void readWhenBuildServerKnowsTheBranchTakesIt() {
        PactSelection selection = read(Map.of("pactbroker.enablePending", "true", "pact.provider.tag", "eu, "), GITLAB);

        assertThat(selection.version().buildUrl()).contains("http://ci.example.org/7");
        assertThat(selection.json().serialise())
                .isEqualTo("{\"consumerVersionSelectors\":[{\"mainBranch\":true},{\"deployedOrReleased\":true},"
                        + "{\"matchingBranch\":true}],\"includePendingStatus\":true,\"providerVersionBranch\":\"feat/x\","
                        + "\"providerVersionTags\":[\"eu\"]}");
    }

    @Test
    void readWhenPropertiesAreGivenTheyCountBeforeTheBuildServer() {
        Map<String, String> properties = Map.of(
                "pact.provider.branch", "main",
                "pact.provider.version", "1.2.3",
                "pact.verifier.buildUrl", "http://builds.example.org/1");

        ProviderVersion version = read(properties, GITLAB).version();

        assertThat(version.branch()).contains("main");
        assertThat(version.buildUrl()).contains("http://builds.example.org/1");
        assertThat(version.numbered(Revision.of(outsideOfGit, GITLAB::get)).number())
                .contains("1.2.3");
    }

    @Test
    void numberedWhenNoVersionIsGivenTakesTheCommit() {
        ProviderVersion version = read(Map.of(), GITLAB).version();

        assertThat(version.number()).isEmpty();
        assertThat(version.numbered(Revision.of(outsideOfGit, GITLAB::get)).number())
                .contains("c0ffee");
    }

    @Test
    void numberedWhenNothingTellsTheVersionSaysHowToGiveIt() {
        ProviderVersion version = read(Map.of(), Map.of()).version();

        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> version.numbered(Revision.of(outsideOfGit, name -> null)))
                .withMessageEndingWith("Fix: give it by the system property pact.provider.version, or run this in a git"
                        + " working tree with a commit.");
    }

    @Test
    void readWhenWorkInProgressIsAskedForAsksForPendingAsWell() {
        assertThat(read(Map.of("pactbroker.includeWipPactsSince", "2026-01-31"), Map.of())
                        .json()
                        .serialise())
                .contains("\"includePendingStatus\":true,\"includeWipPactsSince\":\"2026-01-31\"");
    }

    @Test
    void readWhenDateIsNoneSaysHowOneIsWritten() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> read(Map.of("pactbroker.includeWipPactsSince", "31.1.2026"), Map.of()))
                .withMessage("""
                        '31.1.2026' is not a date.
                          Where: system property 'pactbroker.includeWipPactsSince'
                          Fix: write the day since when work in progress counts, as 2026-01-31.""");
    }
}
