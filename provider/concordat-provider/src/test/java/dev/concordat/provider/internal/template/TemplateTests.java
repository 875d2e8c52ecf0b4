package dev.concordat.provider.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.Origin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateTests {

    private static final Lookup VALUES = Lookup.of(Map.of(
            "id",
            10,
            "name",
            "Kettle",
            "address",
            Map.of("city", "Berlin"),
            "sales.order",
            List.of(Map.of("id", 7L), Map.of("id", 8L))));

    private static @Nullable Object expand(String text) {
        return Template.parse(text).expand(VALUES);
    }

    @Test
    void expandWhenTextIsOnePlaceKeepsTheType() {
        assertThat(expand("${id}")).isEqualTo(10);
        assertThat(expand("${address}")).isEqualTo(Map.of("city", "Berlin"));
    }

    @Test
    void expandWhenTextHasMoreThanOnePlaceMakesText() {
        assertThat(expand("${name} no. ${id}")).isEqualTo("Kettle no. 10");
    }

    @Test
    void expandWhenExpressionGoesDeeperFollowsMapsAndLists() {
        assertThat(expand("${address.city}")).isEqualTo("Berlin");
        assertThat(expand("${sales.order[1].id}")).isEqualTo(8L);
    }

    @Test
    void expandWhenDefaultIsUsedReadsItAsYaml() {
        assertThat(expand("${quantity:7}")).isEqualTo(7);
        assertThat(expand("${sku:KET-001}")).isEqualTo("KET-001");
        assertThat(expand("${at:10:15}")).isEqualTo("10:15");
        assertThat(expand("${note:}")).isEqualTo("");
        assertThat(expand("a ${note:} b")).isEqualTo("a  b");
    }

    @Test
    void expandWhenValueIsThereIgnoresTheDefault() {
        assertThat(expand("${id:7}")).isEqualTo(10);
    }

    @Test
    void expandWhenValueIsNullIsNull() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("nothing", null);

        assertThat(Template.parse("${nothing:7}").expand(Lookup.of(values))).isNull();
    }

    @Test
    void expandWhenPlaceIsEscapedLeavesIt() {
        assertThat(expand("$${id} ${id}")).isEqualTo("${id} 10");
    }

    @Test
    void expandWhenTextHasNoPlaceIsTheText() {
        assertThat(expand("5 $ {x}")).isEqualTo("5 $ {x}");
        assertThat(expand("")).isEqualTo("");
    }

    @Test
    void expandWhenValueIsUnknownTellsTheNearest() {
        for (String expression : Arrays.asList("nam", "address.town", "sales.order[2].id")) {
            assertThatThrownBy(() -> expand("x${" + expression + "}"))
                    .isInstanceOf(UnknownValue.class)
                    .hasMessage("'${" + expression + "}' is not known.");
        }
        assertThatThrownBy(() -> expand("${nam}"))
                .isInstanceOfSatisfying(
                        UnknownValue.class,
                        unknown -> assertThat(unknown.problem(new Origin("concordat.yml", 3), "Provider state 'x'")
                                        .fix())
                                .startsWith("did you mean '${name}'? Known: "));
    }
}
