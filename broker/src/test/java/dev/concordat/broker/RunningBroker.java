package dev.concordat.broker;

import dev.concordat.database.Database;
import java.util.Map;

/** A broker for a test, on the test's own database. */
public final class RunningBroker {

    private RunningBroker() {}

    /** Starts one on a free port. */
    public static Broker on(Database database) {
        return Broker.start(options(database));
    }

    /** Starts one on a free port, with more properties. */
    public static Broker on(Database database, Map<String, String> properties) {
        BrokerOptions options = options(database);
        for (Map.Entry<String, String> property : properties.entrySet()) {
            options = options.with(property.getKey(), property.getValue());
        }
        return Broker.start(options);
    }

    /** The options of one on a free port, to add to. */
    public static BrokerOptions options(Database database) {
        return BrokerOptions.onDatabase(database.url(), database.username(), database.password());
    }
}
