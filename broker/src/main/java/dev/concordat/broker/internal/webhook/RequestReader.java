package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.outbound.OutboundRules;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the request of a webhook, and holds it against what this broker's operator permits. */
final class RequestReader {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    /** They say how the message travels, which is not the author's to say. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final String URL = "request.url";
    private static final String METHOD = "request.method";

    private final OutboundRules rules;

    RequestReader(OutboundRules rules) {
        this.rules = rules;
    }

    /** The request; {@code null} where there are faults. */
    @Nullable Template read(@Nullable JsonNode node, WebhookReader.Faults faults) {
        if (node == null || node.isNull()) {
            faults.add("request", "is missing");
            return null;
        }
        if (!(node instanceof ObjectNode object)) {
            faults.add("request", "must be an object with a method and a url");
            return null;
        }
        String url = url(object, faults);
        String method = method(object, faults);
        Map<String, String> headers = headers(object.get("headers"), faults);
        String username = WebhookReader.text(object, "username", "request.username", faults);
        String password = WebhookReader.text(object, "password", "request.password", faults);
        if (url == null || method == null) {
            return null;
        }
        JsonNode body = object.get("body");
        if (body != null && body.toString().contains("\\u0000")) {
            faults.add("request.body", "must not hold a zero character");
        }
        return new Template(method, url, headers, body == null || body.isNull() ? null : body, username, password);
    }

    private @Nullable String method(ObjectNode object, WebhookReader.Faults faults) {
        String method = WebhookReader.text(object, "method", METHOD, faults);
        if (faults.has(METHOD)) {
            return null;
        }
        if (method == null || method.isBlank()) {
            faults.add(METHOD, "is missing");
            return null;
        }
        String upper = method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(upper)) {
            faults.add(METHOD, "is no method of HTTP");
            return null;
        }
        if (!rules.permitsMethod(upper)) {
            faults.add(METHOD, permitted("must be ", rules.methods(), OutboundRules.METHODS));
            return null;
        }
        return upper;
    }

    private @Nullable String url(ObjectNode object, WebhookReader.Faults faults) {
        String url = WebhookReader.text(object, "url", URL, faults);
        if (faults.has(URL)) {
            return null;
        }
        if (url == null || url.isBlank()) {
            faults.add(URL, "is missing");
            return null;
        }
        URI uri = parse(url, "x");
        URI other = parse(url, "y");
        if (uri == null || other == null || uri.getScheme() == null || uri.getHost() == null) {
            faults.add(URL, "is no address that can be read; write one like https://ci.example.org/job");
        } else if (!String.valueOf(uri.getRawAuthority()).equals(other.getRawAuthority())) {
            faults.add(URL, "must name its host outright, not by a variable");
        } else if (uri.getRawUserInfo() != null) {
            faults.add(
                    URL,
                    "must not hold credentials, which everybody could read; use request.username and"
                            + " request.password");
        } else if (!rules.permitsScheme(uri.getScheme())) {
            faults.add(URL, permitted("must begin with ", rules.schemes(), OutboundRules.SCHEMES));
        } else if (!rules.permitsHost(uri.getHost())) {
            faults.add(URL, permitted("must name a host of ", List.of(rules.hostNames()), OutboundRules.HOSTS));
        } else {
            return url;
        }
        return null;
    }

    private static String permitted(String beginning, List<String> all, String key) {
        return beginning + String.join(" or ", all) + "; the broker's operator can permit more by '" + key + "'";
    }

    private static @Nullable URI parse(String url, String value) {
        try {
            return URI.create(Template.fill(url, name -> value));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> headers(@Nullable JsonNode node, WebhookReader.Faults faults) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return headers;
        }
        if (!(node instanceof ObjectNode object)) {
            faults.add("request.headers", "must be an object of names and texts");
            return headers;
        }
        object.properties().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            JsonNode value = header.getValue();
            if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
                faults.add(
                        "request.headers",
                        "must not have '" + shown(header.getKey()) + "', which is no name of a header");
            } else if (RESERVED.contains(name)) {
                faults.add("request.headers", "must not have '" + name + "', which is for the broker to send");
            } else if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
                faults.add("request.headers", "must have a text for '" + name + "'");
            } else if (value.asString().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
                faults.add("request.headers", "must not have a line break or the like in '" + name + "'");
            } else {
                headers.put(name, value.asString());
            }
        });
        return headers;
    }

    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
