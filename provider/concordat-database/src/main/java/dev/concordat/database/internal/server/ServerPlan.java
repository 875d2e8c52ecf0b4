package dev.concordat.database.internal.server;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.StoredBaseline;

/** The server that a database's settings ask for, before it is started. */
public interface ServerPlan {

    /** Looks for what keeps it from being started, whatever is in it: an error of the settings, told at once. */
    default void check() {}

    /** Whether it starts in no time, so that one may be started which turns out not to be wanted. */
    default boolean startsAtOnce() {
        return false;
    }

    /** Adds all that a baseline owes to its server. */
    void describe(Fingerprint fingerprint);

    /** Starts it, with nothing in it. */
    DatabaseServer start();

    /** Starts it with what another one of its kind held. */
    DatabaseServer start(StoredBaseline stored);
}
