package dev.concordat.provider.internal.compare;

import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the values of a mismatch as a person would find them in a body. */
final class Values {

    /** Stands for a value that is not there at all, unlike {@code null}. */
    static final String MISSING = "(missing)";

    private static final int LONGEST = 2_000;

    private Values() {}

    static String text(@Nullable Object value) {
        if (value == null) {
            return MISSING;
        }
        if (value instanceof JsonValue json) {
            return shortened(json.serialise());
        }
        if (value instanceof byte[] bytes) {
            return shortened(new String(bytes, StandardCharsets.UTF_8));
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return shortened(Json.toJson(value).serialise());
        }
        return shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "... (" + text.length() + " characters in all)";
    }
}
