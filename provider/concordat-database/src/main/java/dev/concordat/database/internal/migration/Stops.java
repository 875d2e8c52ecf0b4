package dev.concordat.database.internal.migration;

import java.util.List;
import java.util.function.Consumer;

/**
 * What is done at schema versions on the way, before later migrations run.
 *
 * @param versions the versions, from the oldest
 * @param action what is done at each, given the version
 */
public record Stops(List<String> versions, Consumer<String> action) {

    /** Copies the versions. */
    public Stops {
        versions = List.copyOf(versions);
    }

    /** Straight to the latest. */
    public static Stops none() {
        return new Stops(List.of(), version -> {});
    }
}
