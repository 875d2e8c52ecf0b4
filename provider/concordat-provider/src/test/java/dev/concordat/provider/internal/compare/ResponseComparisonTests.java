package dev.concordat.provider.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.json.JsonParser;
import dev.concordat.outcome.Mismatch;
import dev.concordat.pact.PactFile;
import dev.concordat.provider.internal.replay.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseComparisonTests {

    @TempDir
    Path folder;

    private List<Mismatch> compare(String response, Answer answer) throws IOException {
        String json = """
                {"consumer": {"name": "a"}, "provider": {"name": "b"}, "interactions": [
                  {"type": "Synchronous/HTTP", "description": "d", "request": {"path": "/"}, "response": %s}],
                 "metadata": {"pactSpecification": {"version": "4.0"}}}
                """.formatted(JsonParser.parseString(response).serialise());
        PactFile file = PactFile.read(Files.writeString(folder.resolve("a-b.json"), json));
        V4Pact pact = file.pact();
        return ResponseComparison.compare(
                pact, (V4Interaction.SynchronousHttp) file.interactions().get(0), answer);
    }

    private static Answer answer(int status, Map<String, List<String>> headers, String body) {
        return new Answer(status, headers, OptionalBody.body(body, ContentType.fromString("application/json")));
    }

    private static final String JSON = """
            {"status": 200, "body": {"content": {"id": 1, "tags": ["a"]}, "contentType": "application/json"},
             "matchingRules": {"body": {"$.tags": {"combine": "AND", "matchers": [{"match": "type", "min": 2}]}}}}
            """;

    @Test
    void compareWhenAnswerHasNoBodySaysSo() throws IOException {
        assertThat(compare(JSON, answer(200, Map.of(), "")))
                .containsExactly(new Mismatch(
                        "body",
                        "$",
                        "{\"id\":1,\"tags\":[\"a\"]}",
                        "(missing)",
                        "equality",
                        "Expected a body, but the answer has none"));
    }

    @Test
    void compareWhenAnswerIsNotJsonIsADifference() throws IOException {
        assertThat(compare(JSON, answer(200, Map.of("Content-Type", List.of("application/json")), "{no")))
                .singleElement()
                .satisfies(mismatch -> {
                    assertThat(mismatch.rule()).isEqualTo("JSON");
                    assertThat(mismatch.actual()).isEqualTo("{no");
                    assertThat(mismatch.text()).startsWith("Not JSON: ");
                });
    }

    @Test
    void compareWhenContentTypeIsAnotherNamesBoth() throws IOException {
        Answer html = new Answer(
                200,
                Map.of("Content-Type", List.of("text/html")),
                OptionalBody.body("<p>Sign in</p>", ContentType.fromString("text/html")));

        assertThat(compare(JSON, html))
                .containsExactly(new Mismatch(
                        "body",
                        "$",
                        "application/json",
                        "text/html",
                        "content type",
                        "Expected a body of 'application/json' but the actual content type was 'text/html'"));
    }

    @Test
    void compareWhenRuleHasAttributesNamesThem() throws IOException {
        assertThat(compare(JSON, answer(200, Map.of(), "{\"id\": 1, \"tags\": [\"x\"]}")))
                .singleElement()
                .satisfies(mismatch -> {
                    assertThat(mismatch.path()).isEqualTo("$.tags");
                    assertThat(mismatch.rule()).isEqualTo("min-type min 2");
                });
    }

    @Test
    void compareWhenHeaderBreaksItsRegexNamesIt() throws IOException {
        String response = """
                {"status": 201, "headers": {"Location": ["/orders/1"], "X-Id": ["7"]},
                 "matchingRules": {"header": {"Location": {"combine": "AND",
                   "matchers": [{"match": "regex", "regex": "/orders/[0-9]+"}]}},
                  "status": {"combine": "AND", "matchers": [{"match": "statusCode", "status": "success"}]}}}
                """;

        assertThat(compare(response, answer(404, Map.of("location", List.of("/order/1")), "")))
                .extracting(Mismatch::part, Mismatch::path, Mismatch::expected, Mismatch::actual, Mismatch::rule)
                .containsExactly(
                        tuple("status", "", "Successful response (200–299)", "404", "status-code success"),
                        tuple("header", "Location", "/orders/1", "/order/1", "regex /orders/[0-9]+"),
                        tuple("header", "X-Id", "7", "(missing)", "equality"));
    }

    @Test
    void compareWhenAnswerHasMoreThanThePactIsNoDifference() throws IOException {
        assertThat(compare(
                        JSON,
                        answer(200, Map.of("X-More", List.of("1")), "{\"id\": 1, \"tags\": [\"x\", \"y\"], \"z\": 2}")))
                .isEmpty();
    }
}
