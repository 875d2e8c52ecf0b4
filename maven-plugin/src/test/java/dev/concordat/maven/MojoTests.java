package dev.concordat.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MojoTests {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @TempDir
    Path folder;

    @Test
    void publishSaysWhatTheBrokerSays() throws Exception {
        pact();

        assertThat(Goal.run(
                        new PublishMojo(),
                        Map.of(
                                "brokerUrl", broker.url(),
                                "brokerToken", "t0ken",
                                "pacts", folder.toFile(),
                                "consumerVersion", "1.2.3",
                                "branch", "main",
                                "tags", "dev,qa")))
                .isEqualTo("""
                        [INFO] Published 'web' 1.2.3 of branch 'main': 1 pact
                        [INFO]   Taken.
                        [WARNING]   But.
                        """);
        assertThat(broker.last().getHeader("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(broker.last().getBodyAsString()).contains("\"dev\"", "\"qa\"", "\"1.2.3\"");
    }

    @Test
    void publishWhenThereAreNoPactsFailsWithTheWholeMessage() {
        assertThatThrownBy(() -> Goal.run(
                        new PublishMojo(),
                        Map.of("brokerUrl", broker.url(), "pacts", folder.toFile(), "consumerVersion", "1")))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        There are no pacts in the folder.
                          Where: %s
                          Fix: run the consumer's tests, which write them, or name the place where they do.""".formatted(folder));
    }

    @Test
    void goalWhenSkippedAsksNobody() throws Exception {
        assertThat(Goal.run(new PublishMojo(), Map.of("brokerUrl", broker.url(), "skip", true)))
                .isEqualTo("[INFO] Skipped, as 'concordat.broker.skip' says.\n");
        assertThat(broker.requests()).isEmpty();
    }

    @Test
    void canIDeployWhenItIsYesPrintsTheTable() throws Exception {
        broker.answersCanIDeploy("true", "{\"success\": true}");

        assertThat(Goal.run(
                        new CanIDeployMojo(),
                        Map.of(
                                "brokerUrl", broker.url(),
                                "pacticipant", "web",
                                "pacticipantVersion", "2",
                                "toEnvironment", "production",
                                "ignore", List.of("stock"))))
                .isEqualTo("""
                        [INFO] Yes: 'web' 2 to 'production' can be deployed.
                        [INFO]\s
                        [INFO]   consumer  version  provider  version  result
                        [INFO]   web       2        api       7        verified
                        """);
        assertThat(broker.last().getUrl())
                .endsWith("pacticipant%5D=web&q%5B%5D%5Bversion%5D=2&latestby=cvpv&environment=production"
                        + "&ignore%5B%5D%5Bpacticipant%5D=stock");
    }

    @Test
    void canIDeployWhenItIsNoFailsTheBuildWithTheTable() {
        broker.answersCanIDeploy("null", "null");

        assertThatThrownBy(() -> Goal.run(
                        new CanIDeployMojo(),
                        Map.of(
                                "brokerUrl",
                                broker.url(),
                                "pacticipant",
                                "web",
                                "pacticipantBranch",
                                "main",
                                "toTag",
                                "prod",
                                "retryWhileUnknown",
                                1,
                                "retryInterval",
                                0)))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("""
                        No: nobody knows yet whether 'web' (latest of branch 'main') beside the latest tagged 'prod' \
                        can be deployed.

                          consumer  version  provider  version  result
                          web       2        api       7        missing

                        Missing: web 2 x api 7
                        """);
    }

    @Test
    void recordDeploymentSaysWhatItRecorded() throws Exception {
        assertThat(Goal.run(new RecordDeploymentMojo(), record("applicationInstance", "blue")))
                .isEqualTo("[INFO] Recorded: 'web' 2 is deployed to 'test' as 'blue'.\n");
        assertThat(broker.last().getUrl()).isEqualTo("/deployed");
    }

    @Test
    void recordReleaseSaysWhatItRecorded() throws Exception {
        assertThat(Goal.run(new RecordReleaseMojo(), record("skip", false)))
                .isEqualTo("[INFO] Recorded: 'web' 2 is released in 'test'.\n");
        assertThat(broker.last().getUrl()).isEqualTo("/released");
    }

    private Map<String, Object> record(String parameter, Object value) {
        return Map.of(
                "brokerUrl",
                broker.url(),
                "pacticipant",
                "web",
                "pacticipantVersion",
                "2",
                "environment",
                "test",
                parameter,
                value);
    }

    private void pact() throws IOException {
        Files.writeString(folder.resolve("web-api.json"), """
                {"consumer": {"name": "web"}, "provider": {"name": "api"}, "interactions": [],
                 "metadata": {"pactSpecification": {"version": "4.0"}}}""");
    }
}
