package dev.concordat.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {

    @Test
    void printWhenNestedSortsKeysAndIndents() {
        assertThat(print("{\"b\":[1,{\"d\":true,\"c\":null}],\"a\":\"x\"}")).isEqualTo("""
                {
                  "a": "x",
                  "b": [
                    1,
                    {
                      "c": null,
                      "d": true
                    }
                  ]
                }
                """);
    }

    @Test
    void printWhenEmptyStaysOnItsLine() {
        assertThat(print("{\"a\":[],\"b\":{}}")).isEqualTo("{\n  \"a\": [],\n  \"b\": {}\n}\n");
    }

    @Test
    void printWhenNumbersKeepsThemAsTheyWereWritten() {
        assertThat(print("[1.50, 100, 1e3, -0.0]")).isEqualTo("[\n  1.50,\n  100,\n  1e3,\n  -0.0\n]\n");
    }

    @Test
    void printWhenKeysHoldQuotesEscapesThem() {
        assertThat(print("{\"say \\\"hi\\\"\":1}")).isEqualTo("{\n  \"say \\\"hi\\\"\": 1\n}\n");
    }

    @Test
    void printWhenTextHoldsControlCharactersEscapesThem() {
        assertThat(CanonicalJson.print(new JsonValue.StringValue("a\"\\\n\r\t\u0001é\uD83D\uDE00")))
                .isEqualTo("\"a\\\"\\\\\\n\\r\\t\\u0001é\uD83D\uDE00\"\n");
    }

    @Test
    void printWhenHalfOfASurrogatePairEscapesIt() {
        assertThat(CanonicalJson.print(new JsonValue.StringValue("\uD83D!\uDE00")))
                .isEqualTo("\"\\ud83d!\\ude00\"\n");
    }

    private static String print(String json) {
        return CanonicalJson.print(JsonParser.parseString(json));
    }
}
