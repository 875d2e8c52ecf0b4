package dev.concordat.pact;

import au.com.dius.pact.core.support.json.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The first place, in the order of the keys, where two JSON values differ.
 *
 * @param path the place: {@code $.response.body.name}
 * @param left the one value there; {@code nothing} where there is none
 * @param right the other value there
 */
public record JsonDifference(String path, String left, String right) {

    /** The first difference; empty where the values are equal to the letter. */
    public static Optional<JsonDifference> first(JsonValue left, JsonValue right) {
        return first("$", left, right);
    }

    private static Optional<JsonDifference> first(String path, JsonValue left, JsonValue right) {
        if (left instanceof JsonValue.Object one && right instanceof JsonValue.Object other) {
            return inObjects(path, one, other);
        }
        if (left instanceof JsonValue.Array one
                && right instanceof JsonValue.Array other
                && one.getSize() == other.getSize()) {
            return inArrays(path, one, other);
        }
        return isSame(left, right)
                ? Optional.empty()
                : Optional.of(new JsonDifference(path, left.serialise(), right.serialise()));
    }

    /** Texts are compared as they are, since writing them as JSON takes much longer. */
    private static boolean isSame(JsonValue left, JsonValue right) {
        if (left.isString() && right.isString()) {
            return Objects.equals(left.asString(), right.asString());
        }
        return left.serialise().equals(right.serialise());
    }

    private static Optional<JsonDifference> inObjects(String path, JsonValue.Object left, JsonValue.Object right) {
        TreeSet<String> keys = new TreeSet<>(left.getEntries().keySet());
        keys.addAll(right.getEntries().keySet());
        for (String key : keys) {
            String at = path + "." + key;
            if (!left.has(key)) {
                return Optional.of(
                        new JsonDifference(at, "nothing", right.get(key).serialise()));
            }
            if (!right.has(key)) {
                return Optional.of(new JsonDifference(at, left.get(key).serialise(), "nothing"));
            }
            Optional<JsonDifference> difference = first(at, left.get(key), right.get(key));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonDifference> inArrays(String path, JsonValue.Array left, JsonValue.Array right) {
        for (int index = 0; index < left.getSize(); index++) {
            Optional<JsonDifference> difference = first(path + "[" + index + "]", left.get(index), right.get(index));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
