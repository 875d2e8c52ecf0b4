package dev.concordat.provider.internal.stub;

import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.provider.internal.template.Lookup;
import dev.concordat.provider.internal.template.Template;
import dev.concordat.provider.internal.template.UnknownValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of WireMock mappings, one or several under {@code mappings}, whose texts may hold places for a state's
 * parameters. Filled as JSON, not as text: a value can never break out of its place.
 *
 * @param resource its name on the class path
 * @param json its content
 */
record StubFile(String resource, JsonValue json) {

    static StubFile read(String resource, URL url) {
        try (InputStream in = url.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new StubFile(resource, JsonParser.parseString(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + resource + "'.", e);
        } catch (RuntimeException e) {
            throw new ConcordatException(
                    Problem.at(
                            Origin.of(resource),
                            "The stub '" + resource + "' is not JSON: " + e.getMessage(),
                            "mend it; its format is WireMock's own for mappings."),
                    e);
        }
    }

    /** Its mappings as WireMock reads them. */
    List<String> mappings(Lookup values) {
        JsonValue all = json.get("mappings");
        List<JsonValue> each = all instanceof JsonValue.Array array ? array.getValues() : List.of(json);
        return each.stream().map(mapping -> filled(mapping, values).serialise()).toList();
    }

    private JsonValue filled(JsonValue value, Lookup values) {
        if (value instanceof JsonValue.Object object) {
            Map<String, JsonValue> entries = new LinkedHashMap<>();
            object.getEntries().forEach((key, entry) -> entries.put(key, filled(entry, values)));
            return new JsonValue.Object(entries);
        }
        if (value instanceof JsonValue.Array array) {
            return new JsonValue.Array(new ArrayList<>(
                    array.getValues().stream().map(item -> filled(item, values)).toList()));
        }
        String text = value.isString() ? String.valueOf(value.asString()) : "";
        return Template.isIn(text) ? Json.toJson(expanded(text, values)) : value;
    }

    @org.jspecify.annotations.Nullable private Object expanded(String text, Lookup values) {
        try {
            // WireMock's own placeholders for comparing JSON and XML look the same; they are left to it.
            String ours = text.replaceAll("\\$\\{(?=json-unit\\.|xmlunit\\.)", "\\$\\${");
            return Template.parse(ours).expand(values);
        } catch (UnknownValue e) {
            throw new ConcordatException(e.problem(Origin.of(resource), "The stub '" + resource + "'"), e);
        }
    }
}
