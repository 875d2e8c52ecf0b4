package dev.concordat.broker;

import dev.concordat.database.Database;

/** A broker for a test, on the test's own database. */
public final class RunningBroker {

    private RunningBroker() {}

    /** Starts one on a free port. */
    public static Broker on(Database database) {
        return Broker.start(BrokerOptions.onDatabase(database.url(), database.username(), database.password()));
    }
}
