package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.YamlDocument;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateStubTests {

    @Test
    void yamlWhenNamesNeedQuotesIsStillYaml() {
        for (String state : List.of("a: b", "true", "say \"hi\" \\ bye", "#1", "- x", "{id}", "5", "ok", "üblich")) {
            String yaml = new StateStub(Map.of(state, Set.of("id"))).yaml();

            assertThat(YamlDocument.read("stub", new StringReader(yaml)).plain())
                    .isEqualTo(Map.of(
                            "states",
                            Map.of(state, Map.of("rows", Map.of("your_table", List.of(Map.of("id", "${id}")))))));
        }
    }

    @Test
    void methodNameWhenDescriptionIsASentenceIsJava() {
        assertThat(StateStub.methodName("an order created event")).isEqualTo("anOrderCreatedEvent");
        assertThat(StateStub.methodName("2 orders")).isEqualTo("message2Orders");
        assertThat(StateStub.methodName("…")).isEqualTo("message");
    }
}
