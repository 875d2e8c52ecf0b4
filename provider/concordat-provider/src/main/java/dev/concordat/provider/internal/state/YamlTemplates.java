package dev.concordat.provider.internal.state;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.configuration.YamlValue;
import dev.concordat.provider.internal.template.Lookup;
import dev.concordat.provider.internal.template.Template;
import dev.concordat.provider.internal.template.UnknownValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills the places of YAML values.
 *
 * @param state the provider state they belong to, for messages
 * @param values what the places may stand for
 */
record YamlTemplates(String state, Lookup values) {

    YamlValue.Mapping fill(YamlValue.Mapping mapping) {
        Map<String, YamlValue> filled = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> filled.put(key, fill(value)));
        return new YamlValue.Mapping(mapping.origin(), filled);
    }

    private YamlValue fill(YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            return fill(mapping);
        }
        if (value instanceof YamlValue.Sequence sequence) {
            return new YamlValue.Sequence(
                    sequence.origin(), sequence.items().stream().map(this::fill).toList());
        }
        YamlValue.Scalar scalar = (YamlValue.Scalar) value;
        return scalar.plain() instanceof String text && Template.isIn(text)
                ? asYaml(scalar.origin(), expand(text, scalar.origin()))
                : scalar;
    }

    @Nullable Object expand(String text, Origin origin) {
        return at(origin, Template.parse(text));
    }

    @Nullable Object at(Origin origin, Template template) {
        try {
            return template.expand(values);
        } catch (UnknownValue e) {
            throw new ConcordatException(e.problem(origin, "Provider state '" + state + "'"), e);
        }
    }

    private static YamlValue asYaml(Origin origin, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, YamlValue> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), asYaml(origin, item)));
            return new YamlValue.Mapping(origin, entries);
        }
        if (value instanceof List<?> list) {
            return new YamlValue.Sequence(
                    origin, list.stream().map(item -> asYaml(origin, item)).toList());
        }
        return new YamlValue.Scalar(origin, value, value == null ? "" : value.toString());
    }
}
