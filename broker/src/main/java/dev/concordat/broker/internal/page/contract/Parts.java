package dev.concordat.broker.internal.page.contract;

import dev.concordat.broker.internal.page.contract.Part.Fields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads requests, responses and messages. */
final class Parts {

    private Parts() {}

    static Part request(JsonNode request) {
        Notes notes = Notes.of(request);
        String head = (Words.plain(request.path("method")).toUpperCase(Locale.ROOT) + " "
                        + Words.plain(request.path("path")))
                .strip();
        List<Fields> fields = Stream.of(query(request.path("query"), notes), headers(request, notes))
                .filter(kind -> !kind.entries().isEmpty())
                .toList();
        List<Note> ofHead = Stream.concat(notes.of("method").stream(), notes.of("path").stream())
                .toList();
        List<Line> body = body(request.path("body"), notes);
        return new Part("Request", head, ofHead, fields, body, notes.left());
    }

    static Part response(JsonNode response) {
        Notes notes = Notes.of(response);
        Fields headers = headers(response, notes);
        String head = response.has("status") ? Words.plain(response.path("status")) : "";
        List<Note> ofHead = notes.of("status");
        List<Line> body = body(response.path("body"), notes);
        return new Part(
                "Response",
                head,
                ofHead,
                headers.entries().isEmpty() ? List.of() : List.of(headers),
                body,
                notes.left());
    }

    static Part message(String title, JsonNode message) {
        Notes notes = Notes.of(message);
        JsonNode metadata = message.has("metadata") ? message.path("metadata") : message.path("metaData");
        List<Field> entries = metadata.propertyStream()
                .map(entry ->
                        new Field(entry.getKey(), Words.plain(entry.getValue()), notes.of("metadata", entry.getKey())))
                .toList();
        List<Line> body = body(message.has("contents") ? message.path("contents") : message.path("content"), notes);
        return new Part(
                title,
                "",
                List.of(),
                entries.isEmpty() ? List.of() : List.of(new Fields("Metadata", entries)),
                body,
                notes.left());
    }

    private static Fields headers(JsonNode part, Notes notes) {
        return new Fields(
                "Headers",
                part.path("headers")
                        .propertyStream()
                        .map(header -> new Field(
                                header.getKey(), values(header.getValue()), notes.of("header", header.getKey())))
                        .toList());
    }

    /** Text in versions 1 and 2 of the specification, names with lists of values since. */
    private static Fields query(JsonNode query, Notes notes) {
        List<Field> entries = new ArrayList<>();
        if (query.isString()) {
            for (String pair : query.stringValue().split("&", -1)) {
                String[] halves = pair.split("=", 2);
                String name = decode(halves[0]);
                if (!name.isEmpty()) {
                    entries.add(new Field(name, halves.length > 1 ? decode(halves[1]) : "", notes.of("query", name)));
                }
            }
        } else {
            query.properties()
                    .forEach(entry -> entries.add(
                            new Field(entry.getKey(), values(entry.getValue()), notes.of("query", entry.getKey()))));
        }
        return new Fields("Query", entries);
    }

    private static String values(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(Words::plain).collect(Collectors.joining(", "))
                : Words.plain(value);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Since version 4 a body is an object of its content, media type and encoding. */
    private static List<Line> body(JsonNode body, Notes notes) {
        if (!isContent(body)) {
            return json(body, notes);
        }
        JsonNode content = body.path("content");
        String encoding = body.path("encoded").asString("");
        if (content.isString() && encoding.equalsIgnoreCase("base64")) {
            return encoded(content.stringValue(), Words.plain(body.path("contentType")));
        }
        return json(content, notes);
    }

    private static boolean isContent(JsonNode body) {
        return body.isObject() && body.has("content") && (body.has("contentType") || body.has("encoded"));
    }

    private static List<Line> json(JsonNode body, Notes notes) {
        if (body.isMissingNode()) {
            return List.of();
        }
        // a text that is not JSON, such as XML, reads better as it is than as one long string with backslashes
        if (body.isString() && body.stringValue().indexOf('\n') >= 0) {
            return Layout.ofText(body.stringValue());
        }
        return Layout.of(body, notes::inBody);
    }

    private static List<Line> encoded(String content, String type) {
        try {
            byte[] octets = Base64.getMimeDecoder().decode(content);
            if (type.startsWith("text/") || type.contains("json") || type.contains("xml")) {
                return Layout.ofText(new String(octets, StandardCharsets.UTF_8));
            }
            return Layout.ofText(octets.length + " bytes of " + (type.isEmpty() ? "unknown type" : type));
        } catch (IllegalArgumentException e) {
            return Layout.ofText(content);
        }
    }
}
