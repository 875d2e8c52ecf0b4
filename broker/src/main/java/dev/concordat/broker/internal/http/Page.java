package dev.concordat.broker.internal.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of a long list is asked for.
 *
 * @param number from 1 on
 * @param size how many
 * @param asked whether the caller asked for a page at all
 */
public record Page(int number, int size, boolean asked) {

    /** How many there are to a page where the caller does not say. */
    public static final int SIZE = 100;

    private static final Set<String> PARAMETERS = Set.of("page", "pageNumber", "size", "pageSize");

    /**
     * Reads {@code page} and {@code size}, or {@code pageNumber} and {@code pageSize}.
     *
     * @throws Refusal 400 where they are not whole numbers from 1 on
     */
    public static Page of(Query query) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        Optional<Integer> number = read(query, errors, "page", "pageNumber");
        Optional<Integer> size = read(query, errors, "size", "pageSize");
        if (!errors.isEmpty()) {
            throw Refusal.fields(400, errors);
        }
        return new Page(number.orElse(1), size.orElse(SIZE), number.isPresent() || size.isPresent());
    }

    private static Optional<Integer> read(Query query, Map<String, List<String>> errors, String... names) {
        for (String name : names) {
            String text = query.get(name);
            if (text != null) {
                if (!text.matches("-?\\d{1,9}")) {
                    errors.put(name, List.of("must be a whole number"));
                } else if (Integer.parseInt(text) < 1) {
                    errors.put(name, List.of("must be 1 or more"));
                } else {
                    return Optional.of(Integer.parseInt(text));
                }
            }
        }
        return Optional.empty();
    }

    /** How many come before. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** Links to the page after this one and the page before it, as far as there are such; of the address called. */
    public ObjectNode links(Call call, long total) {
        ObjectNode links = Json.object();
        if (offset() + size < total) {
            links.set("next", Links.link("Next page", null, address(call, number + 1)));
        }
        if (number > 1) {
            links.set("previous", Links.link("Previous page", null, address(call, number - 1)));
        }
        return links;
    }

    private String address(Call call, int other) {
        StringBuilder address = new StringBuilder(call.address())
                .append("?size=")
                .append(size)
                .append("&page=")
                .append(other);
        // a filter goes on to the other pages
        for (Map.Entry<String, String> parameter : call.query().parameters()) {
            if (!PARAMETERS.contains(parameter.getKey())) {
                address.append('&')
                        .append(PathSegments.encode(parameter.getKey()))
                        .append('=')
                        .append(PathSegments.encode(parameter.getValue()));
            }
        }
        return address.toString();
    }

    /** What an answer says about the page. */
    public ObjectNode describe(long total) {
        return Json.object()
                .put("number", number)
                .put("size", size)
                .put("totalElements", total)
                .put("totalPages", (total + size - 1) / size);
    }
}
