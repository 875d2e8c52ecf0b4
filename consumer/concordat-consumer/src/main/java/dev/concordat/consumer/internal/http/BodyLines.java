package dev.concordat.consumer.internal.http;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.PathExpressionsKt;
import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A body as lines, each with the place that Pact JVM's mismatches name: the path in JSON, the line in other text. */
final class BodyLines {

    private final Map<String, String> lines = new LinkedHashMap<>();
    private boolean json;

    private BodyLines() {}

    static BodyLines of(HttpRequest request) {
        BodyLines body = new BodyLines();
        String text = request.getBody().valueAsString();
        if (request.getBody().isPresent() && request.determineContentType().isJson()) {
            try {
                body.add(List.of("$"), JsonParser.parseString(text));
                body.json = true;
                return body;
            } catch (RuntimeException e) {
                // what is no JSON is shown as the text it is
                body.lines.clear();
            }
        }
        body.text(text);
        return body;
    }

    boolean isJson() {
        return json;
    }

    /** By place, in the order of the body. */
    Map<String, String> lines() {
        return lines;
    }

    private void add(List<String> path, JsonValue value) {
        if (value instanceof JsonValue.Object object && object.isNotEmpty()) {
            new TreeMap<>(object.getEntries()).forEach((key, item) -> add(below(path, key), item));
        } else if (value instanceof JsonValue.Array array && array.getSize() > 0) {
            for (int index = 0; index < array.getSize(); index++) {
                add(below(path, Integer.toString(index)), array.get(index));
            }
        } else {
            String place = PathExpressionsKt.constructPath(path);
            lines.put(place, place + ": " + value.serialise());
        }
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private void text(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            lines.put("line " + ++number, line);
        }
    }
}
