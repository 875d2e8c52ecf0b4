package dev.concordat.pactbroker;

import au.com.dius.pact.core.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a broker answered: properties, links, and documents within it.
 *
 * @param body the whole answer
 */
public record HalDocument(JsonValue.Object body) {

    /** The first link of a relation, {@code pb:environments} or {@code self}. */
    public Optional<Link> link(String relation) {
        return links(relation).stream().findFirst();
    }

    /** All links of a relation, in the broker's order; none where it has none. */
    public List<Link> links(String relation) {
        if (!(body.get("_links") instanceof JsonValue.Object links)) {
            return List.of();
        }
        return listed(links.get(relation)).stream()
                .flatMap(value -> link(value).stream())
                .toList();
    }

    /** The documents within this one under a name; none where there are none. */
    public List<HalDocument> embedded(String name) {
        return body.get("_embedded") instanceof JsonValue.Object embedded ? documents(embedded.get(name)) : List.of();
    }

    /** The documents that a property of this one holds, one or a list of them; none where there are none. */
    public List<HalDocument> documents(String property) {
        return documents(body.get(property));
    }

    /** A property that is a text. */
    public Optional<String> text(String property) {
        JsonValue value = body.get(property);
        return value.isString() ? Optional.of(Objects.requireNonNull(value.asString())) : Optional.empty();
    }

    private static List<HalDocument> documents(JsonValue value) {
        List<HalDocument> documents = new ArrayList<>();
        for (JsonValue each : listed(value)) {
            if (each instanceof JsonValue.Object object) {
                documents.add(new HalDocument(object));
            }
        }
        return List.copyOf(documents);
    }

    private static List<JsonValue> listed(JsonValue value) {
        return value instanceof JsonValue.Array array ? array.getValues() : List.of(value);
    }

    private static Optional<Link> link(JsonValue value) {
        if (!(value instanceof JsonValue.Object object)) {
            return Optional.empty();
        }
        HalDocument link = new HalDocument(object);
        return link.text("href")
                .map(href -> new Link(
                        href, link.text("name").orElse(""), link.text("title").orElse("")));
    }
}
