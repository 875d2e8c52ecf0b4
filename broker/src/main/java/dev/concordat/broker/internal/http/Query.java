package dev.concordat.broker.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, in their order, decoded; names such as {@code q[][pacticipant]} as they stand.
 *
 * @param parameters name and value each
 */
public record Query(List<Map.Entry<String, String>> parameters) {

    /** Copies. */
    public Query {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads a query string.
     *
     * @throws Refusal 400 where it cannot be decoded
     */
    public static Query parse(@Nullable String text) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.add(Map.entry(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return new Query(parameters);
    }

    private static String decode(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.error(400, "The query holds a percent sign that is not followed by two hexadecimal digits.");
        }
        if (decoded.indexOf('\0') >= 0) {
            throw Refusal.error(400, "The query holds a zero character.");
        }
        return decoded;
    }

    /** The last value of a parameter, {@code null} where it is not there. */
    public @Nullable String get(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    /** The last value of a parameter that is not blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(get(name)).filter(value -> !value.isBlank());
    }

    /** All values of a parameter. */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The names, each as often as it came. */
    public Stream<String> names() {
        return parameters.stream().map(Map.Entry::getKey);
    }
}
