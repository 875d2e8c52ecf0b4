package dev.concordat.broker;

import dev.concordat.database.Database;

/** A broker for a test, on the test's own database. */
public final class RunningBroker {

    private RunningBroker() {}

    /** Starts one on a free port. */
    public static Broker on(Database database) {
        return Broker.start(options(database));
    }

    /** The options of one on a free port, to add to. */
    public static BrokerOptions options(Database database) {
        return BrokerOptions.onDatabase(database.url(), database.username(), database.password());
    }
}
