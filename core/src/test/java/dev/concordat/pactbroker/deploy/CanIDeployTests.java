package dev.concordat.pactbroker.deploy;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.concordat.ConcordatException;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.ScriptedBroker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CanIDeployTests {

    private static final DeployQuestion WEB = new DeployQuestion(
            List.of(VersionSelector.exactly("web", "2")), Destination.environment("production"), List.of());

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
                {"_embedded": {"environments": [
                  {"name": "test", "uuid": "1"},
                  {"name": "production", "uuid": "2", "_links": {
                    "pb:currently-deployed-deployed-versions": {"href": "/environments/2/deployed"},
                    "pb:currently-supported-released-versions": {"href": "/environments/2/released"}}}]}}""");
        broker.answers(
                "/environments/2/deployed",
                200,
                "{\"_embedded\": {\"deployedVersions\": [" + deployed("api", "p1") + "," + deployed("api", "p2") + ","
                        + deployed("web", "1") + "]}}");
        broker.answers("/environments/2/released", 200, "{\"_embedded\": {\"releasedVersions\": []}}");
        broker.answers(
                "/pacticipants",
                200,
                "{\"_embedded\": {\"pacticipants\": [{\"name\": \"web\"}, {\"name\": \"api\"}]}}");
        broker.answers(
                "/pacticipants/web",
                200,
                "{\"name\": \"web\", \"_links\": {\"pb:versions\": {\"href\": \"/versions\"}}}");
        broker.answers(
                "/versions", 200, "{\"_embedded\": {\"versions\": [{\"number\": \"1.0.1\"}, {\"number\": \"7\"}]}}");
        broker.answers("/pacticipants/web/versions/2", 200, "{\"number\": \"2\"}");
    }

    @Test
    void reportWhenEverythingIsVerifiedIsYes() {
        matrix("true", row("web", "2", "api", "p1", "true"));

        assertThat(report(WEB)).isEqualTo("""
                        Yes: 'web' 2 to 'production' can be deployed.

                          consumer  version  provider  version  result
                          web       2        api       p1       verified""");
    }

    @Test
    void reportWhenNothingIsNeededGivesTheReason() {
        matrix("true");

        assertThat(report(WEB)).isEqualTo("""
                        Yes: 'web' 2 to 'production' can be deployed.
                        The Pact Broker says: All is well.""");
    }

    @Test
    void reportWhenAResultIsMissingNamesTheVersionsThatAreThereAndWhatToRun() {
        matrix("null", row("web", "2", "api", "p1", "true"), row("web", "2", "api", null, null));

        assertThat(report(WEB)).isEqualTo("""
                        No: nobody knows yet whether 'web' 2 to 'production' can be deployed.

                          consumer  version  provider  version  result
                          web       2        api       p1       verified
                          web       2        api       p2       missing

                        Missing: web 2 x api p2
                          Verify it, in the build of 'api' with that version checked out:
                          mvn test -Dpactbroker.url=%s -Dpact.provider.version=p2 -Dpact.verifier.publishResults=true""".formatted(broker.url()));
    }

    @Test
    void reportWhenTheProviderIsAskedAboutNamesItsOwnVersion() {
        matrix("null", row("web", "1", "api", null, null));

        assertThat(report(new DeployQuestion(
                        List.of(VersionSelector.exactly("api", "p3")),
                        Destination.environment("production"),
                        List.of())))
                .contains("Missing: web 1 x api p3")
                .contains("-Dpact.provider.version=p3");
    }

    @Test
    void reportWhenTheProviderIsNotThereSaysToDeployIt() {
        matrix("null", row("web", "2", "stock", null, null));

        assertThat(report(WEB)).endsWith("""
                        Missing: web 2 x stock (none in 'production')
                          Deploy 'stock' first. If it is there, the broker was not told:
                          concordat record-deployment --pacticipant "stock" --version VERSION --environment "production\"""");
    }

    @Test
    void reportWhenAVerificationFailedNamesItsResult() {
        matrix("false", row("web", "2", "api", "p1", "false"));

        assertThat(report(WEB)).isEqualTo("""
                        No: 'web' 2 to 'production' must not be deployed.

                          consumer  version  provider  version  result
                          web       2        api       p1       FAILED

                        Failed: web 2 x api p1
                          Look at http://broker/results/p1
                          and mend the provider, or the consumer's expectation; then verify again.""");
    }

    @Test
    void reportWhenAPacticipantIsIgnoredSaysSo() {
        matrix("true", row("web", "2", "api", null, null).replaceFirst("\\{", "{\"ignored\": true, "));

        assertThat(report(new DeployQuestion(WEB.versions(), Destination.tag("prod"), List.of("api"))))
                .isEqualTo("""
                        Yes: 'web' 2 beside the latest tagged 'prod' can be deployed.

                          consumer  version  provider  version                 result
                          web       2        api       (latest tagged 'prod')  ignored""");
    }

    @Test
    void askWhenTheEnvironmentIsUnknownProposesTheNearest() {
        broker.server()
                .stubFor(any(urlPathEqualTo("/matrix"))
                        .willReturn(ScriptedBroker.hal(400, "{\"errors\": [\"No environment 'prodution'\"]}")));

        assertThatThrownBy(() -> new CanIDeploy(broker.client())
                        .ask(new DeployQuestion(WEB.versions(), Destination.environment("prodution"), List.of())))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The Pact Broker knows no environment 'prodution'. Is 'production' meant?
                          Where: %s
                          Fix: use one of 'test', 'production'.""".formatted(broker.url()));
    }

    @Test
    void askWhenThePacticipantIsUnknownProposesTheNearest() {
        broker.server()
                .stubFor(any(urlPathEqualTo("/matrix"))
                        .willReturn(ScriptedBroker.hal(400, "{\"errors\": [\"No wep\"]}")));
        broker.answers("/pacticipants/wep", 404, "{\"error\": \"none\"}");

        assertThatThrownBy(() -> new CanIDeploy(broker.client())
                        .ask(new DeployQuestion(List.of(VersionSelector.latest("wep")), Destination.LATEST, List.of())))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The Pact Broker knows no pacticipant 'wep'. Is 'web' meant?
                          Where: %s
                          Fix: use one of 'web', 'api'.""".formatted(broker.url()));
    }

    @Test
    void askWhenTheVersionIsUnknownProposesTheNearest() {
        matrix("false");
        broker.answers("/pacticipants/web/versions/1.0.0", 404, "{\"error\": \"none\"}");

        assertThatThrownBy(() -> new CanIDeploy(broker.client())
                        .ask(new DeployQuestion(
                                List.of(VersionSelector.exactly("web", "1.0.0")), WEB.destination(), List.of())))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The Pact Broker knows no version '1.0.0' of 'web'. Is '1.0.1' meant?
                          Where: %s
                          Fix: publish its pacts or its verification results first, or use one of '1.0.1', '7'.""".formatted(broker.url()));
    }

    @Test
    void askWhenTheBrokerRefusesAnythingElseKeepsItsReason() {
        broker.server()
                .stubFor(any(urlPathEqualTo("/matrix"))
                        .willReturn(ScriptedBroker.hal(400, "{\"errors\": [\"Too odd.\"]}")));

        assertThatThrownBy(() -> new CanIDeploy(broker.client()).ask(WEB))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("answered 400 Bad Request: Too odd.");
    }

    @Test
    void askWhenResultsAreMissingWaitsForThem() throws InterruptedException {
        inTurn("null", "null", "true");
        List<DeployAnswer> waited = new ArrayList<>();

        assertThat(new CanIDeploy(broker.client())
                        .ask(WEB, 5, Duration.ZERO, waited::add)
                        .isYes())
                .isTrue();
        assertThat(waited).hasSize(2);
    }

    @Test
    void askWhenResultsStayMissingEndsAndWhenOneFailedDoesNotWait() throws InterruptedException {
        inTurn("null", "null", "false");
        List<DeployAnswer> waited = new ArrayList<>();
        CanIDeploy canIDeploy = new CanIDeploy(broker.client());

        assertThat(canIDeploy.ask(WEB, 1, Duration.ZERO, waited::add).verdict())
                .isEqualTo(DeployAnswer.Verdict.UNKNOWN);
        assertThat(waited).hasSize(1);
        assertThat(canIDeploy.ask(WEB, 9, Duration.ZERO, waited::add).verdict()).isEqualTo(DeployAnswer.Verdict.NO);
        assertThat(waited).hasSize(1);
    }

    private String report(DeployQuestion question) {
        DeployReport report = new DeployReport(new CanIDeploy(broker.client()).ask(question), URI.create(broker.url()));
        return report.headline() + "\n" + String.join("\n", report.details());
    }

    private void matrix(String deployable, String... rows) {
        broker.server()
                .stubFor(any(urlPathEqualTo("/matrix")).willReturn(ScriptedBroker.hal(200, body(deployable, rows))));
    }

    private void inTurn(String... deployable) {
        String state = Scenario.STARTED;
        for (int turn = 0; turn < deployable.length; turn++) {
            broker.server()
                    .stubFor(any(urlPathEqualTo("/matrix"))
                            .inScenario("turns")
                            .whenScenarioStateIs(state)
                            .willSetStateTo("turn " + (turn + 1))
                            .willReturn(ScriptedBroker.hal(
                                    200, body(deployable[turn], row("web", "2", "api", "p1", "true")))));
            state = "turn " + (turn + 1);
        }
    }

    private static String body(String deployable, String... rows) {
        return """
                {"summary": {"deployable": %s, "reason": "All is well."},
                 "notices": [{"type": "info", "text": "All is well."}], "matrix": [%s]}""".formatted(deployable, String.join(",", rows));
    }

    private static String row(
            String consumer, String version, String provider, @Nullable String other, @Nullable String success) {
        return """
                {"consumer": {"name": "%s", "version": {"number": "%s"}},
                 "provider": {"name": "%s", "version": %s},
                 "verificationResult": %s}""".formatted(
                consumer,
                version,
                provider,
                other == null ? "null" : "{\"number\": \"" + other + "\"}",
                success == null
                        ? "null"
                        : "{\"success\": " + success + ", \"_links\": {\"self\": {\"href\": \"http://broker/results/"
                                + other + "\"}}}");
    }

    private static String deployed(String pacticipant, String version) {
        return "{\"_embedded\": {\"pacticipant\": {\"name\": \"" + pacticipant + "\"}, \"version\": {\"number\": \""
                + version + "\"}}}";
    }
}
