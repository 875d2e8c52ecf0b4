package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.PathSegments;
import dev.concordat.broker.internal.outbound.OutboundRequest;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request of a webhook, with holes such as <code>${pactbroker.consumerName}</code>.
 *
 * @param method in capital letters
 * @param url with a scheme and a host without holes
 * @param headers by their names, in small letters
 * @param body any JSON; a text is sent as it is
 * @param username for basic authentication
 * @param password for basic authentication
 */
record Template(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable JsonNode body,
        @Nullable String username,
        @Nullable String password) {

    private static final Pattern HOLE = Pattern.compile("\\$\\{(pactbroker\\.[A-Za-z]+)}");

    Template {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A text with its holes filled; holes that nothing is known for stay. */
    static String fill(String text, UnaryOperator<@Nullable String> values) {
        Matcher matcher = HOLE.matcher(text);
        return matcher.replaceAll(hole -> {
            String value = values.apply(hole.group(1));
            return Matcher.quoteReplacement(value == null ? hole.group() : value);
        });
    }

    /** The request, each value written as its place needs it: encoded in the address, escaped in JSON. */
    OutboundRequest fill(Map<String, String> values) {
        URI uri = URI.create(fill(url, name -> {
            String value = values.get(name);
            return value == null ? "" : PathSegments.encode(value);
        }));
        Map<String, String> filled = new LinkedHashMap<>();
        filled.put("user-agent", "Concordat broker");
        filled.put("accept", "*/*");
        JsonNode content = body;
        if (content != null) {
            filled.put("content-type", content.isString() ? "text/plain;charset=utf-8" : "application/json");
        }
        // A line break would begin another header.
        headers.forEach((name, value) -> filled.put(
                name.toLowerCase(Locale.ROOT), fill(value, values::get).replaceAll("\\p{Cntrl}+", " ")));
        if (username != null && !username.isEmpty()) {
            filled.put("authorization", Secrets.basic(fill(username, values::get), fill(passwordText(), values::get)));
        }
        return new OutboundRequest(method, uri, filled, content == null ? null : text(content, values));
    }

    private String passwordText() {
        return password == null ? "" : password;
    }

    private static String text(JsonNode body, Map<String, String> values) {
        return body.isString() ? fill(body.asString(), values::get) : Json.write(filled(body, values));
    }

    private static JsonNode filled(JsonNode node, Map<String, String> values) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(each -> copy.set(each.getKey(), filled(each.getValue(), values)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(each -> copy.add(filled(each, values)));
            return copy;
        }
        return node.isString() ? JsonNodeFactory.instance.stringNode(fill(node.asString(), values::get)) : node;
    }

    /** Method and host: what a webhook without a description is called. */
    String summary() {
        return method + " " + URI.create(fill(url, name -> "x")).getHost();
    }

    /** Where secrets go: scheme, host and port. */
    String destination() {
        URI uri = URI.create(fill(url, name -> "x"));
        return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
