package dev.concordat.consumer;

import au.com.dius.pact.core.model.ProviderState;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings parameters of provider states into what JSON can hold. */
final class StateParameters {

    private StateParameters() {}

    static ProviderState state(String name, Map<String, ?> parameters, String test) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        parameters.forEach((key, value) -> values.put(key, json(name, key, value, test)));
        return new ProviderState(name, values);
    }

    private static @Nullable Object json(String state, String key, @Nullable Object value, String test) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof TemporalAccessor
                || value instanceof UUID
                || value instanceof URI) {
            return value.toString();
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(json(state, key, item, test)));
            return list;
        }
        if (value instanceof Map<?, ?> entries) {
            Map<String, @Nullable Object> map = new TreeMap<>();
            entries.forEach((name, item) -> map.put(String.valueOf(name), json(state, key, item, test)));
            return map;
        }
        throw new ConcordatException(new Problem(
                "The parameter '" + key + "' of the provider state '" + state + "' is a "
                        + value.getClass().getName() + ", which a pact cannot hold.",
                test,
                "pass a text, a number, a boolean, or lists and maps of them."));
    }
}
