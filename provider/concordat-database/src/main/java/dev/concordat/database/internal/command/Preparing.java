package dev.concordat.database.internal.command;

import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Optional;

/** How a test run gets its databases: the command has no way of its own. */
public interface Preparing {

    /** Makes a database anew, or takes it from the cache. */
    Ready prepare(DatabaseSettings database);

    /** What its baseline is made from; empty where that cannot be told. */
    Optional<String> key(DatabaseSettings database);

    /** Whether the cache holds the baseline of a key. */
    boolean isCached(String key);
}
