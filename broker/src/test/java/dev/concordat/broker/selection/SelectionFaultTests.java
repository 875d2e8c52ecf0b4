package dev.concordat.broker.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.Contract;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about requests that cannot be answered. */
@FreshDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelectionFaultTests {

    private final Broker broker;
    private final BrokerCalls calls;

    SelectionFaultTests(Database database) {
        broker = RunningBroker.on(database);
        calls = new BrokerCalls(broker);
    }

    @BeforeEach
    void publish() {
        Contract.of("web", "1").onBranch("main").publish(calls, "api");
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'mainBranch': true, 'tag': 'x'}         | 'mainBranch' goes with 'consumer' alone: make a second selector of 'tag'
            {'mainBranch': true, 'latest': false}    | 'mainBranch' always means its latest version: leave out 'latest'
            {'mainBranch': false}                    | 'mainBranch' must be true, not false
            {'branch': 'a', 'latest': false}         | 'branch' always means its latest version: leave out 'latest'
            {'branch': 1}                            | 'branch' must be a name, or true for every branch, not 1
            {'branch': ' '}                          | 'branch' must not be blank
            {'branch': 'a\\u0000b'}                  | 'branch' must not hold a zero character
            {'branch': 'a', 'tag': 'b'}              | names a 'tag' and a 'branch': make two selectors of it
            {'branch': 'a', 'deployed': true}        | 'branch' cannot be said together with 'deployed': make two selectors of it
            {'deployed': true, 'released': true}     | says 'deployed' and 'released': 'deployedOrReleased' alone means both
            {'matchingBranch': true}                 | 'matchingBranch' needs a branch to match: send 'providerVersionBranch' beside the selectors
            {'matchingTag': true}                    | 'matchingTag' needs tags to match: send 'providerVersionTags' beside the selectors
            {'tag': 'a', 'fallbackTag': 'b'}         | 'fallbackTag' needs 'latest' to be true
            {'latest': true, 'fallbackTag': 'b'}     | 'fallbackTag' needs a 'tag' to take the place of
            {'latest': true, 'fallbackBranch': 'b'}  | 'fallbackBranch' needs a 'branch' to take the place of
            {'environment': 'prod'}                  | no environment is named 'prod'; there are none yet
            {'consumer': 'web'}                      | selects nothing: set 'mainBranch', 'matchingBranch', 'deployedOrReleased', 'deployed', 'released' or 'latest' to true, or name a 'branch', a 'tag' or an 'environment'
            {'mainbrnch': true}                      | selects nothing: set 'mainBranch', 'matchingBranch', 'deployedOrReleased', 'deployed', 'released' or 'latest' to true, or name a 'branch', a 'tag' or an 'environment'; 'mainbrnch' is no key of a selector; 'mainBranch' is
            []                                       | must be an object
            """)
    void selectorWhenItCannotBeMeantSaysWhy(String selector, String fault) {
        HttpResponse<String> response = ask("{'consumerVersionSelectors': [{'latest': true}, " + selector + "]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(BrokerCalls.json(response).toString())
                .isEqualTo("{\"errors\":{\"consumerVersionSelectors\":[\"" + fault + " (at index 1)\"]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'includePendingStatus': 'yes'}          | includePendingStatus     | must be true or false
            {'includeWipPactsSince': 'last week'}    | includeWipPactsSince     | must be a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z
            {'includeWipPactsSince': '+99999-01-01'} | includeWipPactsSince     | must be a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z
            {'providerVersionTags': 'dev'}           | providerVersionTags      | must be an array of names
            {'providerVersionTags': ['dev', 1]}      | providerVersionTags      | must be an array of names that are not blank
            {'providerVersionBranch': 1}             | providerVersionBranch    | must be a name
            {'providerVersionBranch': '\\u0000'}     | providerVersionBranch    | must not hold a zero character
            {'providerVersionBranch': ' '}           | providerVersionBranch    | is blank: name the branch that is verified, or leave it out; what is pending or work in progress is decided by it
            {'consumerVersionSelectors': {}}         | consumerVersionSelectors | must be an array of selectors
            """)
    void requestWhenItCannotBeMeantSaysWhy(String request, String field, String fault) {
        HttpResponse<String> response = ask(request);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(BrokerCalls.json(response).toString())
                .isEqualTo("{\"errors\":{\"" + field + "\":[\"" + fault + "\"]}}");
    }

    @Test
    void requestWithASelectorForEachOfManyConsumersIsAnswered() {
        String selectors = "{'deployedOrReleased': true, 'consumer': 'web'},".repeat(249)
                + "{'mainBranch': true, 'consumer': 'web'}";

        assertThat(ForVerification.select(calls, selectors).reasons()).containsExactly("web 1: latest of main branch");
    }

    @Test
    void requestWhenItSelectsWithoutEndIsRefused() {
        String selectors = "{'latest': true},".repeat(501).replaceFirst(",$", "");
        String tags = "'a',".repeat(300).replaceFirst(",$", "");

        assertThat(ask("{'consumerVersionSelectors': [" + selectors + "]}").body())
                .isEqualTo("{\"errors\":{\"consumerVersionSelectors\":[\"must not be more than 500\"]}}");
        assertThat(ask("{'providerVersionTags': [" + tags + "], 'consumerVersionSelectors':"
                                + " [{'matchingTag': true}, {'matchingTag': true}]}")
                        .body())
                .isEqualTo("{\"errors\":{\"consumerVersionSelectors\":[\"must not be more than 500\"]}}");
        assertThat(ask("{'providerVersionTags': [" + tags + "," + tags + "]}").body())
                .isEqualTo("{\"errors\":{\"providerVersionTags\":[\"must not be more than 500\"]}}");
    }

    @Test
    void environmentWhenUnknownNamesTheNearest() {
        calls.post("/environments", "{\"name\": \"production\", \"production\": true}");
        calls.post("/environments", "{\"name\": \"test\", \"production\": false}");

        assertThat(ask("{'consumerVersionSelectors': [{'environment': 'prodution'}]}")
                        .body())
                .isEqualTo("{\"errors\":{\"consumerVersionSelectors\":["
                        + "\"no environment is named 'prodution'; did you mean 'production'? (at index 0)\"]}}");
        assertThat(ask("{'consumerVersionSelectors': [{'environment': 'xyz'}]}").body())
                .isEqualTo("{\"errors\":{\"consumerVersionSelectors\":["
                        + "\"no environment is named 'xyz'; there are 'production', 'test' (at index 0)\"]}}");
    }

    @Test
    void keyWhenUnknownBesideOthersIsNamedInANotice() {
        assertThat(ForVerification.select(calls, "{'mainBranch': true, 'consumr': 'web'}")
                        .notices(0)
                        .get(0))
                .isEqualTo("'consumr' is no key of a selector; 'consumer' is (at index 0).");
    }

    @Test
    void providerWhenUnknownIsNotFoundWhateverIsAsked() {
        assertThat(calls.get("/pacts/provider/nope/for-verification").statusCode())
                .isEqualTo(404);
        assertThat(calls.post("/pacts/provider/nope/for-verification", "{\"consumerVersionSelectors\": 1}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void queryWhenItCannotBeMeantSaysWhy() {
        HttpResponse<String> response = calls.get(ForVerification.ADDRESS
                + "?consumer_version_selectors[][latest]=maybe&provider_version_tags=a&include_pending_status=x"
                        .replace("[", "%5B")
                        .replace("]", "%5D"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"errors\":{"
                        + "\"provider_version_tags\":[\"must be an array: write provider_version_tags[]=...\"],"
                        + "\"include_pending_status\":[\"must be true or false\"],"
                        + "\"consumer_version_selectors\":[\"'tag' is missing (at index 0)\","
                        + "\"'latest' must be true or false (at index 0)\"]}}");
    }

    @Test
    void queryWhenItNamesTagsSelectsAndAdvisesPost() {
        Contract.of("web", "2").tagged("dev").publish(calls, "api");
        Contract.of("web", "3").tagged("prod").publish(calls, "api");

        HttpResponse<String> response = calls.get(ForVerification.ADDRESS
                + "?s[][tag]=dev&s[][latest]=true&s[][tag]=prod"
                        .replace("s[]", "consumer_version_selectors[]")
                        .replace("[", "%5B")
                        .replace("]", "%5D"));

        assertThat(BrokerCalls.json(response).path("_embedded").path("pacts").valueStream())
                .extracting(pact -> pact.path("shortDescription").asString())
                .containsExactly("latest tagged dev", "tagged prod");
        assertThat(response.body()).contains("Ask by POST (pb:provider-pacts-for-verification)");
    }

    private HttpResponse<String> ask(String request) {
        return calls.post(ForVerification.ADDRESS, request.replace('\'', '"'));
    }
}
