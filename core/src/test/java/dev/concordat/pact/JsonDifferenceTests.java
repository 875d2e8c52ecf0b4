package dev.concordat.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.support.json.JsonParser;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonDifferenceTests {

    @Test
    void firstWhenEqualIsEmpty() {
        assertThat(first("{\"a\":[1,{\"b\":null}],\"c\":\"x\"}", "{\"c\":\"x\",\"a\":[1,{\"b\":null}]}"))
                .isEmpty();
    }

    @Test
    void firstWhenAValueDiffersNamesItsPath() {
        assertThat(first("{\"a\":[1,{\"b\":true}]}", "{\"a\":[1,{\"b\":false}]}"))
                .contains(new JsonDifference("$.a[1].b", "true", "false"));
    }

    @Test
    void firstWhenOneSideHasMoreSaysNothingForTheOther() {
        assertThat(first("{\"a\":1}", "{\"a\":1,\"b\":2}")).contains(new JsonDifference("$.b", "nothing", "2"));
        assertThat(first("{\"a\":1,\"b\":2}", "{\"a\":1}")).contains(new JsonDifference("$.b", "2", "nothing"));
    }

    @Test
    void firstWhenArraysDifferInLengthShowsBoth() {
        assertThat(first("[1]", "[1,2]")).contains(new JsonDifference("$", "[1]", "[1,2]"));
    }

    @Test
    void firstWhenNumbersAreWrittenDifferentlyTellsThem() {
        assertThat(first("1.0", "1.00")).contains(new JsonDifference("$", "1.0", "1.00"));
    }

    @Test
    void firstWhenKindsDifferShowsBoth() {
        assertThat(first("{\"a\":\"1\"}", "{\"a\":1}")).contains(new JsonDifference("$.a", "\"1\"", "1"));
    }

    private static Optional<JsonDifference> first(String left, String right) {
        return JsonDifference.first(JsonParser.parseString(left), JsonParser.parseString(right));
    }
}
