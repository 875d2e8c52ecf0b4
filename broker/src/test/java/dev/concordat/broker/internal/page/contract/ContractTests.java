package dev.concordat.broker.internal.page.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTests {

    @Test
    void readWhenVersion2PutsRulesBesideTheirValues() {
        Contract contract = Contract.read("""
                {"interactions": [{"description": "d", "providerState": "s",
                   "request": {"method": "get", "path": "/a", "query": "q=1&r=a%20b", "headers": {"Accept": "x/y"},
                     "matchingRules": {"$.path": {"match": "regex", "regex": "/[a-z]"}, "$.query.q": {"match": "type"},
                       "$.headers.Accept": {"regex": "x/.+"}}},
                   "response": {"status": 200, "body": {"items": [{"id": 1}, {"id": 2}]},
                     "matchingRules": {"$.body.items": {"min": 1}, "$.body.items[*].id": {"match": "integer"},
                       "$.body['items'][*].*": {"match": "type"}, "$.body.gone": {"match": "type"}}}}],
                 "metadata": {"pactSpecification": {"version": "2.0.0"}}}
                """);

        Interaction interaction = contract.interactions().get(0);
        assertThat(contract.specification()).isEqualTo("2.0.0");
        assertThat(interaction.given()).isEqualTo("s");
        assertThat(text(interaction.parts().get(0))).isEqualTo("""
                Request GET /a [matches /[a-z]]
                Query q=1 [same type]
                Query r=a b
                Headers Accept=x/y [matches x/.+]
                """);
        assertThat(text(interaction.parts().get(1))).isEqualTo("""
                Response 200
                {
                  "items": [ [same type, at least 1]
                    {
                      "id": 1 [any integer] [same type]
                    },
                    {
                      "id": 2 [any integer] [same type]
                    }
                  ]
                }
                left $.body.gone [same type]
                """.replace("left ", "left body "));
    }

    @Test
    void readWhenVersion3PutsRulesAndGeneratorsBesideTheirValues() {
        Contract contract = Contract.read("""
                {"interactions": [{"description": "d",
                   "providerStates": [{"name": "one", "params": {"a": {"b": 1}}}, {"name": "two"}],
                   "request": {"method": "POST", "path": "/a", "query": {"q": ["1", "2"]}, "body": {"at": "2026-01-01", "n": 1.50},
                     "matchingRules": {
                       "path": {"matchers": [{"match": "include", "value": "a"}], "combine": "AND"},
                       "query": {"q": {"matchers": [{"match": "equality"}, {"match": "null"}], "combine": "OR"}},
                       "body": {"$.at": {"matchers": [{"match": "date", "date": "yyyy-MM-dd"}]}, "$.n": {"matchers": [{"match": "decimal"}]}}},
                     "generators": {"path": {"type": "ProviderState", "expression": "/${id}"},
                       "body": {"$.at": {"type": "Date", "format": "yyyy-MM-dd"}}}},
                   "response": {"status": 204, "headers": {"X": ["1", "2"]},
                     "matchingRules": {"status": {"matchers": [{"match": "statusCode", "status": "success"}]},
                       "header": {"x": {"matchers": [{"match": "semver"}]}}}}}],
                 "metadata": {"pactSpecification": {"version": "3.0.0"}}}
                """);

        Interaction interaction = contract.interactions().get(0);
        assertThat(interaction.states().get(0).parameters()).containsExactly(new Field("a", "{\"b\":1}", List.of()));
        assertThat(text(interaction.parts().get(0))).isEqualTo("""
                Request POST /a [contains 'a'] [from the provider state: /${id}]
                Query q=1, 2 [exactly this or …] [null or …]
                {
                  "at": "2026-01-01", [date as yyyy-MM-dd] [generated: Date, format yyyy-MM-dd]
                  "n": 1.50 [any decimal]
                }
                """);
        assertThat(text(interaction.parts().get(1))).isEqualTo("""
                Response 204 [status: success]
                Headers X=1, 2 [a semantic version]
                """);
    }

    @Test
    void readWhenMessagesShowsContentsAndMetadata() {
        Contract contract = Contract.read("""
                {"messages": [{"description": "m", "contents": {"id": 1}, "metaData": {"topic": "t"},
                   "matchingRules": {"body": {"$.id": {"matchers": [{"match": "number"}]}},
                     "metadata": {"topic": {"matchers": [{"match": "notEmpty"}]}}}}]}
                """);

        assertThat(contract.interactions().get(0).kind()).isEqualTo("Message");
        assertThat(text(contract.interactions().get(0).parts().get(0))).isEqualTo("""
                Message
                Metadata topic=t [not empty]
                {
                  "id": 1 [any number]
                }
                """);
    }

    @Test
    void readWhenVersion4ShowsWhatIsEncoded() {
        Contract contract = Contract.read("""
                {"interactions": [
                  {"type": "Synchronous/Messages", "description": "m",
                   "request": {"contents": {"contentType": "text/plain", "encoded": "base64", "content": "aGkKaG8="}},
                   "response": [{"contents": {"contentType": "image/png", "encoded": "base64", "content": "AAEC"}},
                     {"contents": {"contentType": "x/y", "encoded": "base64", "content": "%"}}]},
                  {"type": "Synchronous/HTTP", "description": "h", "pending": true, "comments": {"text": ["t"], "testname": "n"},
                   "request": {"method": "PUT", "path": "/", "body": {"contentType": "application/json", "encoded": false, "content": null}},
                   "response": {"status": 200, "body": {"content": "only a member"}}},
                  {"type": "Plugin/Thing", "description": "p"}]}
                """);

        List<Interaction> all = contract.interactions();
        assertThat(all).extracting(Interaction::kind).containsExactly("Request and reply", "HTTP", "Plugin/Thing");
        assertThat(all.get(0).parts())
                .extracting(ContractTests::text)
                .containsExactly("Request\nhi\nho\n", "Response\n3 bytes of image/png\n", "Response\n0 bytes of x/y\n");
        assertThat(all.get(1).parts())
                .extracting(ContractTests::text)
                .containsExactly("Request PUT /\nnull\n", "Response 200\n{\n  \"content\": \"only a member\"\n}\n");
        assertThat(all.get(1).pending()).isTrue();
        assertThat(all.get(1).comments()).containsExactly("t", "testname: n");
    }

    @Test
    void readWhenMatchersAreOfEveryKindPutsThemInWords() {
        assertThat(words("{\"match\": \"type\", \"min\": 1, \"max\": 3}"))
                .isEqualTo("same type, at least 1, at most 3");
        assertThat(words("{\"match\": \"timestamp\", \"timestamp\": \"HH\"}")).isEqualTo("date and time as HH");
        assertThat(words("{\"match\": \"contentType\", \"value\": \"image/png\"}"))
                .isEqualTo("content of type image/png");
        assertThat(words("{\"match\": \"eachKey\", \"rules\": [{\"match\": \"regex\", \"regex\": \"[a-z]\"}]}"))
                .isEqualTo("each key: matches [a-z]");
        assertThat(words("{\"match\": \"arrayContains\", \"variants\": [{}, {}]}"))
                .isEqualTo("contains, in any order, 2 variants");
        assertThat(words("{\"match\": \"newest\"}")).isEqualTo("{\"match\":\"newest\"}");
        assertThat(words("7")).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "7",
                "null",
                "not JSON",
                "{\"interactions\": 7}",
                "{\"interactions\": [7, null, []]}",
                "{\"interactions\": {\"a\": {\"request\": 7, \"response\": [], \"providerStates\": 7}}}",
                "{\"interactions\": [{\"description\": {\"a\": 1}, \"request\": {\"headers\": 7, \"query\": 7, \"path\": {},"
                        + " \"matchingRules\": 7, \"generators\": [7]}, \"response\": {\"status\": {}, \"matchingRules\":"
                        + " {\"body\": 7, \"$\": 7, \"$.\": {\"matchers\": [7]}, \"header\": {\"x\": []}}}}]}",
                "{\"messages\": [{\"contents\": [], \"metadata\": 7}], \"metadata\": {\"pactSpecification\": 7}}"
            })
    void readWhenAnythingIsOfAnUnknownFormGoesOn(String content) {
        assertThat(Contract.read(content)).isNotNull();
        assertThat(Comparison.of(content, content).changes()).isEmpty();
    }

    private static String words(String matcher) {
        return Words.rule(dev.concordat.broker.internal.http.Json.read(matcher));
    }

    private static String text(Part part) {
        StringBuilder text = new StringBuilder((part.title() + " " + part.head()).strip())
                .append(notes(part.notes()))
                .append('\n');
        part.fields()
                .forEach(fields -> fields.entries()
                        .forEach(field -> text.append(fields.title() + " " + field.name() + "=" + field.value())
                                .append(notes(field.notes()))
                                .append('\n')));
        part.body()
                .forEach(line ->
                        text.append(line.plain()).append(notes(line.notes())).append('\n'));
        part.left()
                .forEach(field -> text.append("left " + field.name())
                        .append(notes(field.notes()))
                        .append('\n'));
        return text.toString();
    }

    private static String notes(List<Note> notes) {
        return notes.stream().map(note -> " [" + note.text() + "]").collect(Collectors.joining());
    }
}
