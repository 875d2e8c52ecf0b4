package dev.concordat.pactbroker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.core.support.json.JsonParser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokerClientTests {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @Nested
    class Links {

        @Test
        void linkIsFilledInAndEncoded() {
            broker.offers(Map.of("pb:pacticipant-version", "/pacticipants/{pacticipant}/versions/{version}"));

            assertThat(broker.client()
                            .link("pb:pacticipant-version", Map.of("pacticipant", "Mobile App", "version", "feat/x+é")))
                    .hasToString(broker.url() + "/pacticipants/Mobile%20App/versions/feat%2Fx%2B%C3%A9");
        }

        @Test
        void linkWhenTheBrokerHasItNotNamesTheVersionThatHas() {
            broker.offers(Map.of());

            assertThatThrownBy(() -> broker.client().link("pb:publish-contracts", Map.of()))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("""
                            The Pact Broker at '%s' has no 'pb:publish-contracts'.
                              Where: %<s
                              Fix: bring it up to date: the official broker has it in 2.86.0 and newer.""".formatted(broker.url()));
        }

        @Test
        void indexIsAskedForOnce() {
            broker.offers(Map.of());
            BrokerClient client = broker.client();

            client.index();
            client.index();

            assertThat(broker.requests()).hasSize(1);
        }

        @Test
        void getWhenTheBrokerDoesNotKnowItsOwnAddressStaysBelowTheGivenOne() {
            broker.answers("/broker", 200, """
                    {"_links": {"self": {"href": "http://inside:9292"},
                                "pb:environments": {"href": "http://inside:9292/environments"}}}""");
            broker.answers("/broker/environments", 200, "{\"at\": \"environments\"}");
            BrokerClient client = broker.client(Map.of(PactProperties.URL, broker.url() + "/broker"));

            assertThat(client.get(client.link("pb:environments", Map.of())).text("at"))
                    .hasValue("environments");
        }

        @Test
        void getWhenALinkLeadsToAnotherHostSendsNothingThere() {
            broker.offers(Map.of());

            assertThatThrownBy(() -> broker.client().get(URI.create("http://other.example.org/pacts")))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("""
                            The Pact Broker at '%s' leads elsewhere, to 'http://other.example.org', \
                            which is not asked: credentials are for one host alone.
                              Where: GET http://other.example.org/pacts
                              Fix: give the address that it leads to as the broker's, if that is the broker.""".formatted(broker.url()));
        }

        @Test
        void getWhenRedirectedStaysOnTheHost() {
            broker.answers("/broker", aResponse().withStatus(302).withHeader("Location", "/broker/"));
            broker.answers("/broker/", 200, "{\"at\": \"home\"}");
            broker.answers(
                    "/away", aResponse().withStatus(302).withHeader("Location", "https://login.example.org/?from=1"));

            assertThat(broker.client().get(URI.create(broker.url() + "/broker")).text("at"))
                    .hasValue("home");
            assertThatThrownBy(() -> broker.client().get(URI.create(broker.url() + "/away")))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("leads elsewhere, to 'https://login.example.org'");
        }
    }

    @Nested
    class Requests {

        @Test
        void requestCarriesCredentialsAndHeadersUnasked() {
            broker.answers("/x", 200, "{}");

            broker.client(Map.of(PactProperties.TOKEN, "t0ken", PactProperties.HEADERS, "X-Team: web"))
                    .get(URI.create(broker.url() + "/x"));

            assertThat(broker.requests()).singleElement().satisfies(request -> {
                assertThat(request.getHeader("Authorization")).isEqualTo("Bearer t0ken");
                assertThat(request.getHeader("X-Team")).isEqualTo("web");
                assertThat(request.getHeader("Accept")).isEqualTo("application/hal+json");
            });
        }

        @Test
        void patchIsAMergeOfJson() {
            broker.answers("/x", aResponse().withStatus(204));

            broker.client()
                    .send(BrokerRequest.patch(
                            URI.create(broker.url() + "/x"), JsonParser.parseString("{\"currentlyDeployed\": false}")));

            assertThat(broker.requests()).singleElement().satisfies(request -> {
                assertThat(request.getMethod().getName()).isEqualTo("PATCH");
                assertThat(request.getHeader("Content-Type")).isEqualTo("application/merge-patch+json");
                assertThat(request.getBodyAsString()).isEqualToIgnoringWhitespace("{\"currentlyDeployed\": false}");
            });
        }

        @Test
        void findWhenThereIsNoneIsEmpty() {
            broker.answers("/x", 404, "{\"error\": \"none\"}");

            assertThat(broker.client().find(URI.create(broker.url() + "/x"))).isEmpty();
        }
    }

    @Nested
    class Attempts {

        @Test
        void getWhenTheBrokerComesBackIsRepeated() {
            answersInTurn(503, 502, 200);

            broker.client().get(URI.create(broker.url() + "/x"));

            assertThat(broker.requests()).hasSize(3);
        }

        @Test
        void getWhenTheBrokerStaysAwayEnds() {
            answersInTurn(503, 503, 503, 200);

            assertThatThrownBy(() -> broker.client().get(URI.create(broker.url() + "/x")))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("""
                            The Pact Broker at '%s' answered 503 Service Unavailable.
                              Where: GET %<s/x, tried 3 times
                              Fix: try again when the broker behind that proxy is up.""".formatted(broker.url()));
        }

        @Test
        void postWhenItMayHaveArrivedIsNotRepeatedUnlessItMay() {
            answersInTurn(503, 200);
            BrokerRequest request = BrokerRequest.post(URI.create(broker.url() + "/x"), JsonParser.parseString("{}"));

            assertThatThrownBy(() -> broker.client().send(request)).isInstanceOf(BrokerException.class);
            assertThat(broker.requests()).hasSize(1);
            broker.server().resetScenarios();

            broker.client().send(request.asRepeatable());
            assertThat(broker.requests()).hasSize(3);
        }

        private void answersInTurn(int... statuses) {
            List<String> states = List.of("Started", "2", "3", "4", "5");
            for (int index = 0; index < statuses.length; index++) {
                broker.server()
                        .stubFor(any(urlEqualTo("/x"))
                                .inScenario("turns")
                                .whenScenarioStateIs(states.get(index))
                                .willSetStateTo(states.get(index + 1))
                                .willReturn(ScriptedBroker.hal(statuses[index], statuses[index] < 300 ? "{}" : "")));
            }
        }
    }
}
