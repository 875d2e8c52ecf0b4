package dev.concordat.pactbroker.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.concordat.ConcordatException;
import dev.concordat.pactbroker.ScriptedBroker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeploymentsTests {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @BeforeEach
    void offerWhatTheOfficialOneDoes() {
        broker.offers(Map.of(
                "pb:environments", "/environments",
                "pb:pacticipants", "/pacticipants",
                "pb:pacticipant", "/pacticipants/{pacticipant}",
                "pb:pacticipant-version", "/pacticipants/{pacticipant}/versions/{version}"));
        broker.answers("/environments", 200, """
                {"_embedded": {"environments": [{"name": "test", "_links": {
                    "pb:currently-deployed-deployed-versions": {"href": "/deployed"},
                    "pb:currently-supported-released-versions": {"href": "/released"}}}]}}""");
        broker.answers("/pacticipants/web/versions/2", 200, """
                {"_links": {"pb:record-deployment": [{"name": "test", "href": "/deploy/test"}],
                            "pb:record-release": [{"name": "test", "href": "/release/test"}]}}""");
        broker.answers(
                "/deployed",
                200,
                "{\"_embedded\": {\"deployedVersions\": [" + version("web", "1", "/one", "") + ","
                        + version("web", "2", "/blue", ", \"applicationInstance\": \"blue\"") + ","
                        + version("api", "9", "/api", "") + "]}}");
        broker.answers(
                "/released", 200, "{\"_embedded\": {\"releasedVersions\": [" + version("web", "1", "/old", "") + "]}}");
        for (String path : List.of("/deploy/test", "/release/test", "/one", "/blue", "/old")) {
            broker.answers(path, 200, "{}");
        }
    }

    @Test
    void deployedTellsTheBrokerWhereAndWhich() {
        deployments().deployed("web", "2", "test", "blue");

        assertThat(last().getUrl()).isEqualTo("/deploy/test");
        assertThat(last().getMethod().getName()).isEqualTo("POST");
        assertThat(last().getBodyAsString())
                .isEqualToIgnoringWhitespace("{\"applicationInstance\": \"blue\", \"target\": \"blue\"}");
    }

    @Test
    void releasedTellsTheBrokerWhere() {
        deployments().released("web", "2", "test");

        assertThat(last().getUrl()).isEqualTo("/release/test");
        assertThat(last().getBodyAsString()).isEqualToIgnoringWhitespace("{}");
    }

    @Test
    void deployedWhenTheEnvironmentIsUnknownProposesTheNearest() {
        assertThatThrownBy(() -> deployments().deployed("web", "2", "tets", null))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The Pact Broker knows no environment 'tets'. Is 'test' meant?
                          Where: %s
                          Fix: use one of 'test'.""".formatted(broker.url()));
    }

    @Test
    void deployedWhenThereIsNoVersionYetSaysToPublish() {
        broker.answers("/pacticipants/web/versions/3", 404, "{}");
        broker.answers("/pacticipants/web", 200, "{\"name\": \"web\"}");

        assertThatThrownBy(() -> deployments().deployed("web", "3", "test", null))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The Pact Broker knows no version '3' of 'web'.
                          Where: %s
                          Fix: publish its pacts or its verification results first.""".formatted(broker.url()));
    }

    @Test
    void undeployedEndsTheInstanceAlone() {
        assertThat(deployments().undeployed("web", "test", null)).containsExactly("1");
        assertThat(last().getUrl()).isEqualTo("/one");
        assertThat(last().getMethod().getName()).isEqualTo("PATCH");
        assertThat(last().getBodyAsString()).isEqualToIgnoringWhitespace("{\"currentlyDeployed\": false}");

        assertThat(deployments().undeployed("web", "test", "blue")).containsExactly("2");
        assertThat(last().getUrl()).isEqualTo("/blue");
    }

    @Test
    void undeployedWhenTheInstanceIsNotThereNamesThoseThatAre() {
        assertThatThrownBy(() -> deployments().undeployed("web", "test", "green"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        'web' is not recorded as deployed to 'test' as instance 'green'.
                          Where: %s
                          Fix: name one of its instances that are: one without a name, 'blue'.""".formatted(broker.url()));
    }

    @Test
    void supportEndedEndsTheVersionAlone() {
        deployments().supportEnded("web", "1", "test");

        assertThat(last().getUrl()).isEqualTo("/old");
        assertThat(last().getBodyAsString()).isEqualToIgnoringWhitespace("{\"currentlySupported\": false}");
    }

    @Test
    void supportEndedWhenTheVersionIsNotThereNamesThoseThatAre() {
        assertThatThrownBy(() -> deployments().supportEnded("web", "2", "test"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        Version '2' of 'web' is not supported in 'test'.
                          Where: %s
                          Fix: use one of those that are: '1'.""".formatted(broker.url()));
    }

    private Deployments deployments() {
        return new Deployments(broker.client());
    }

    private LoggedRequest last() {
        List<LoggedRequest> requests = broker.requests();
        return requests.get(requests.size() - 1);
    }

    private static String version(String pacticipant, String number, String self, String more) {
        return """
                {"_embedded": {"pacticipant": {"name": "%s"}, "version": {"number": "%s"}},
                 "_links": {"self": {"href": "%s"}}%s}""".formatted(pacticipant, number, self, more);
    }
}
