package dev.concordat.pactbroker.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.ScriptedBroker;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PactsForVerificationTests {

    private static final String ASKED = "/pacts/provider/catalog/for-verification";
    private static final String CONTENT = "/pacts/provider/catalog/consumer/Mobile%20App/pact-version/";

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @TempDir
    Path cache;

    @BeforeEach
    void offer() {
        broker.offers(Map.of("pb:provider-pacts-for-verification", "/pacts/provider/{provider}/for-verification"));
    }

    private PactsForVerification pacts() {
        return new PactsForVerification(broker.client(), new PactCache(cache, 1 << 20));
    }

    private List<SelectedPact> select() {
        ProviderVersion version = new ProviderVersion(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        ConsumerVersionSelectors selectors =
                new ConsumerVersionSelectors(List.of(Map.of("mainBranch", true)), Origin.of("here"));
        return pacts().select(new PactSelection("catalog", version, selectors, false, Optional.empty()));
    }

    /** As the official broker was seen to answer, with texts of our own. */
    private String selected(String hash, String metadata, boolean pending, boolean wip, String notice) {
        return """
                {"shortDescription": "latest with tag prod",
                 "verificationProperties": {"pending": %s, %s"notices": [
                   {"when": "before_verification", "text": "%s"},
                   {"when": "before_verification", "text": "It may fail.\\n    - and no build with it"},
                   {"when": "after_verification:success_true_published_true", "text": "* no more pending"}]},
                 "_links": {"self": {"href": "%s%s%s/metadata/%s", "name": "Pact between Mobile App (6) and catalog"}}}
                """.formatted(
                pending, wip ? "\"wip\": true, " : "", notice, broker.url(), CONTENT, hash.repeat(20), metadata);
    }

    private void answers(String... selected) {
        broker.answers(ASKED, 200, "{\"_embedded\": {\"pacts\": [" + String.join(",", selected) + "]}}");
    }

    private void holds(String hash, String metadata, String pact) {
        broker.answers(CONTENT + hash.repeat(20) + "/metadata/" + metadata, 200, pact);
    }

    private String pact(String description, String results) {
        return """
                {"consumer": {"name": "Mobile App"}, "provider": {"name": "catalog"},
                 "interactions": [{"_id": "abc", "description": "%s", "request": {"method": "GET", "path": "/"},
                                   "response": {"status": 200}}],
                 "metadata": {"pactSpecification": {"version": "2.0.0"}},
                 "_links": {"pb:publish-verification-results": {"href": "%s%s"}}}
                """.formatted(description, broker.url(), results);
    }

    @Test
    void selectTakesReasonsOutOfTheNotices() {
        answers(
                selected(
                        "a1",
                        "cw",
                        true,
                        false,
                        "It is verified since it matches:\\n    * latest of the main branch 'main' (6)\\n    * deployed to test (5)"));

        assertThat(select())
                .containsExactly(new SelectedPact(
                        URI.create(broker.url() + CONTENT + "a1".repeat(20) + "/metadata/cw"),
                        "Pact between Mobile App (6) and catalog",
                        List.of("latest of the main branch 'main' (6)", "deployed to test (5)"),
                        true));
    }

    @Test
    void selectWhenWorkInProgressSaysSo() {
        answers(selected("a1", "d2", true, true, "It is work in progress."));

        assertThat(select())
                .singleElement()
                .extracting(SelectedPact::reasons)
                .isEqualTo(List.of("latest with tag prod", "work in progress"));
    }

    @Test
    void selectWhenContentIsSelectedTwiceTakesItOnceAndForBothReasons() {
        answers(
                selected("a1", "d2", true, false, "\\n * one"),
                selected("b2", "cw", false, false, "\\n * other"),
                selected("a1", "cw", false, false, "\\n * two"));

        assertThat(select())
                .extracting(SelectedPact::reasons, SelectedPact::pending)
                .containsExactly(tuple(List.of("one", "two"), false), tuple(List.of("other"), false));
        assertThat(select().get(0).url().toString()).endsWith("/metadata/cw");
    }

    @Test
    void selectWhenProviderIsUnknownHasNothing() {
        broker.answers(ASKED, 404, "{\"error\": \"no such provider\"}");

        assertThat(select()).isEmpty();
    }

    @Test
    void selectWhenSelectorIsRefusedGivesTheReason() {
        broker.answers(
                ASKED, 400, "{\"errors\": {\"consumerVersionSelectors\": [\"no environment 'nope' (at index 0)\"]}}");

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(this::select)
                .satisfies(refused -> assertThat(refused.reason())
                        .isEqualTo("consumerVersionSelectors: no environment 'nope' (at index 0)"));
    }

    @Test
    void selectWhenPactLeadsNowhereSaysSo() {
        answers("{\"shortDescription\": \"latest\"}");

        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(this::select)
                .withMessage("""
                        The Pact Broker at '%s' answered with a pact that leads nowhere: it has no link to itself.
                          Where: %<s
                          Fix: see that what answers there is a Pact Broker, and what stands before it leaves links as they are.""".formatted(broker.url()));
    }

    @Test
    void fetchWhenContentIsNewReadsItOnceForEverySelectionOfIt() {
        String results = CONTENT + "a1".repeat(20) + "/metadata/";
        answers(selected("a1", "cw", false, false, "\\n * one"));
        holds("a1", "cw", pact("first", results + "cw/verification-results"));
        BrokerPact fetched = pacts().fetch(select()).get(0);
        answers(selected("a1", "d2", true, false, "\\n * two"));

        BrokerPact again = pacts().fetch(select()).get(0);

        assertThat(fetched.results()).hasToString(broker.url() + results + "cw/verification-results");
        assertThat(again.results()).hasToString(broker.url() + results + "d2/verification-results");
        assertThat(again.originals()).isEqualTo(fetched.originals());
        assertThat(again.originals().get(0).id()).isEqualTo("abc");
        assertThat(again.interactions())
                .singleElement()
                .satisfies(
                        interaction -> assertThat(interaction.getDescription()).isEqualTo("first"));
        assertThat(broker.requests().stream()
                        .filter(request -> request.getMethod().getName().equals("GET"))
                        .map(request -> request.getUrl())
                        .filter(url -> url.startsWith(CONTENT)))
                .containsExactly(CONTENT + "a1".repeat(20) + "/metadata/cw");
    }

    @Test
    void fetchWhenResultsBelongElsewhereGoesByTheLinkEveryTime() {
        answers(selected("a1", "cw", false, false, "\\n * one"));
        holds("a1", "cw", pact("first", "/somewhere/else"));

        pacts().fetch(select());

        assertThat(pacts().fetch(select()).get(0).results()).hasToString(broker.url() + "/somewhere/else");
    }

    @Test
    void fetchKeepsTheOrderOfTheSelection() {
        List<String> hashes = List.of("a1", "b2", "c3", "d4", "e5", "f6", "a7", "b8", "c9", "d0");
        answers(hashes.stream()
                .map(hash -> selected(hash, "cw", false, false, "\\n * one"))
                .toArray(String[]::new));
        hashes.forEach(hash -> holds(hash, "cw", pact(hash, "/results")));

        assertThat(pacts().fetch(select()))
                .extracting(pact -> pact.interactions().get(0).getDescription())
                .isEqualTo(hashes);
    }

    @Test
    void fetchWhenContentsCannotBeHadTellsAll() {
        answers(
                selected("a1", "cw", false, false, "\\n * one"),
                selected("b2", "cw", false, false, "\\n * one"),
                selected("c3", "cw", false, false, "\\n * one"));
        holds("a1", "cw", "{\"consumer\": {\"name\": \"Mobile App\"}, \"provider\": {\"name\": \"catalog\"}}");
        holds("b2", "cw", pact("fine", "/results"));
        broker.answers(CONTENT + "c3".repeat(20) + "/metadata/cw", 404, "{\"error\": \"gone\"}");

        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> pacts().fetch(select()))
                .satisfies(failure -> assertThat(failure.problems())
                        .hasSize(2)
                        .first()
                        .hasToString("""
                                'Pact between Mobile App (6) and catalog' is not a pact: it has no 'interactions'.
                                  Where: %s%s%s/metadata/cw
                                  Fix: publish the pact again from its consumer's tests.""".formatted(broker.url(), CONTENT, "a1".repeat(20))));
    }

    @Test
    void fetchWhenPactIsOfMessagesNamesThemAsTheBrokerDoes() {
        answers(selected("a1", "cw", false, false, "\\n * one"));
        holds("a1", "cw", """
                {"consumer": {"name": "Mobile App"}, "provider": {"name": "catalog"}, "interactions": [],
                 "messages": [{"_id": "m1", "description": "an event", "contents": {}},
                              {"_id": "m2", "description": "another", "contents": {}}],
                 "metadata": {"pactSpecification": {"version": "3.0.0"}}}
                """);

        BrokerPact pact = pacts().fetch(select()).get(0);

        assertThat(pact.interactions())
                .extracting(interaction -> interaction.getDescription())
                .containsExactly("an event", "another");
        assertThat(pact.originals()).extracting(BrokerPact.Original::id).containsExactly("m1", "m2");
    }
}
