package dev.concordat.broker.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds conversations with a broker, one after the other, and says where its answers differ from the recorded ones. */
final class Replay {

    /** What brokers make up themselves, and what a later request may name. */
    private static final Pattern GENERATED = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\b[0-9a-f]{40}\\b|(?<=metadata/)[\\w=-]+"
                    + "|(?<=webhooks/)[\\w-]{22}|^[\\w-]{22}$|verification-results/\\d+");

    /** An address that names content by a hash. */
    private static final Pattern CONTENT =
            Pattern.compile("(/pacts/provider/[^/]+/consumer/[^/]+)/pact-version/([0-9a-f]{40})(/.*)?");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final int port;
    /** recorded to ours; the longest first, so that no name is replaced within another */
    private final Map<String, String> ours =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    Replay(int port) {
        this.port = port;
    }

    /** Holds one conversation; {@code null} when all is equal, else the first difference. */
    @Nullable String hold(Conversation conversation) throws IOException {
        byte[] body = conversation.body();
        learnHash(conversation.path());
        RawHttp.Response response = RawHttp.send(
                port,
                conversation.method(),
                translated(conversation.path()),
                conversation.headers(),
                body == null || conversation.name().contains("non-utf8")
                        ? body
                        : translated(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return difference(conversation, response);
    }

    /**
     * A hash that no answer has told yet is that of the pair's latest content: who recorded it had to ask for it too.
     */
    private void learnHash(String path) throws IOException {
        Matcher content = CONTENT.matcher(path);
        if (content.matches() && !ours.containsKey(content.group(2))) {
            RawHttp.Response latest = RawHttp.send(port, "GET", content.group(1) + "/latest", List.of(), null);
            if (latest.status() == 200) {
                JsonNode links = MAPPER.readTree(latest.text()).path("_links");
                ours.put(
                        content.group(2),
                        links.path("pb:pact-version").path("name").asString());
            }
        }
    }

    private String translated(String text) {
        String result = text.replace("<base>", "http://127.0.0.1:" + port);
        for (Map.Entry<String, String> entry : ours.entrySet()) {
            result = result.replace(entry.getKey(), entry.getValue());
        }
        return result;
    }

    private @Nullable String difference(Conversation conversation, RawHttp.Response response) {
        JsonNode expect = conversation.expect();
        // Where the official one fails, a clear refusal is better.
        if (conversation.status() == 500 && response.status() >= 400 && response.status() < 500) {
            return null;
        }
        if (conversation.status() != response.status()) {
            return "status " + response.status() + ", not " + conversation.status() + ": " + shortened(response.text());
        }
        String type = response.header("content-type").split(";", 2)[0];
        if (!expect.get("type").asString().equals(type)) {
            return "content type '" + type + "', not '" + expect.get("type").asString() + "'";
        }
        for (String header : List.of("allow", "location", "x-pact-consumer-version", "access-control-allow-methods")) {
            String recorded = expect.has(header) ? expect.get(header).asString() : "";
            if (!header.equals("location") || !recorded.isEmpty()) {
                String answered = response.header(header);
                if (!Normal.text(recorded).equals(Normal.text(answered))) {
                    return header + " '" + answered + "', not '" + recorded + "'";
                }
            }
        }
        return expect.has("json") ? bodyDifference(expect.get("json"), response) : null;
    }

    private @Nullable String bodyDifference(JsonNode recorded, RawHttp.Response response) {
        JsonNode answered;
        try {
            answered = MAPPER.readTree(response.text());
        } catch (JacksonException e) {
            return "no JSON: " + shortened(response.text());
        }
        learn(recorded, answered);
        return Normal.difference(Normal.of(recorded, ""), Normal.of(answered, ""), "");
    }

    /** Notes which of our generated names stands for which recorded one. */
    private void learn(JsonNode recorded, JsonNode answered) {
        if (recorded.isObject() && answered.isObject()) {
            recorded.properties().forEach(entry -> {
                JsonNode other = answered.get(entry.getKey());
                if (other != null) {
                    learn(entry.getValue(), other);
                }
            });
        } else if (recorded.isArray() && answered.isArray()) {
            for (int i = 0; i < Math.min(recorded.size(), answered.size()); i++) {
                learn(recorded.get(i), answered.get(i));
            }
        } else if (recorded.isString() && answered.isString()) {
            List<String> theirs = generated(recorded.asString());
            List<String> mine = generated(answered.asString());
            for (int i = 0; i < theirs.size() && theirs.size() == mine.size(); i++) {
                ours.putIfAbsent(theirs.get(i), mine.get(i));
            }
        }
    }

    private static List<String> generated(String text) {
        return new ArrayList<>(
                GENERATED.matcher(text).results().map(MatchResult::group).toList());
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }
}
