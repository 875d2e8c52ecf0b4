package dev.concordat.provider.internal.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.core.support.json.JsonParser;
import dev.concordat.ConcordatException;
import dev.concordat.provider.internal.template.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubFileTests {

    private static List<String> mappings(String json, Map<String, ?> values) {
        return new StubFile("stubs/stock/x.json", JsonParser.parseString(json)).mappings(Lookup.of(values));
    }

    @Test
    void mappingsWhenValueHasQuotesStaysInItsPlace() {
        assertThat(mappings("{\"body\": \"<${name}>\"}", Map.of("name", "a\", \"b\": \"\\")))
                .containsExactly("{\"body\":\"<a\\\", \\\"b\\\": \\\"\\\\>\"}");
    }

    @Test
    void mappingsWhenPlaceIsTheWholeTextKeepsTheType() {
        assertThat(mappings("{\"a\": \"${n}\", \"b\": [\"${list}\"], \"c\": 1}", Map.of("n", 7, "list", List.of(1, 2))))
                .containsExactly("{\"a\":7,\"b\":[[1,2]],\"c\":1}");
    }

    @Test
    void mappingsWhenFileHasSeveralReturnsEach() {
        assertThat(mappings("{\"mappings\": [{\"a\": 1}, {\"a\": \"${n}\"}]}", Map.of("n", true)))
                .containsExactly("{\"a\":1}", "{\"a\":true}");
    }

    @Test
    void mappingsWhenPlaceholderIsWireMocksLeavesIt() {
        assertThat(mappings("{\"equalToJson\": \"{\\\"id\\\": \\\"${json-unit.any-number}\\\"}\"}", Map.of()))
                .containsExactly("{\"equalToJson\":\"{\\\"id\\\": \\\"${json-unit.any-number}\\\"}\"}");
    }

    @Test
    void readWhenFileIsNotJsonNamesIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{");

        assertThatThrownBy(
                        () -> StubFile.read("stubs/stock/x.json", file.toUri().toURL()))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The stub 'stubs/stock/x.json' is not JSON: Invalid Json document (1:2) - found end of document while parsing object
                          Where: stubs/stock/x.json
                          Fix: mend it; its format is WireMock's own for mappings.""");
    }
}
