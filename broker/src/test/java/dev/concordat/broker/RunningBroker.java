package dev.concordat.broker;

import dev.concordat.database.Database;
import java.util.Map;

/** A broker for a test, on the test's own database. */
public final class RunningBroker {

    private RunningBroker() {}

    /** Starts one on a free port. */
    public static Broker on(Database database) {
        return on(database, Map.of());
    }

    /** Starts one on a free port, with more properties. */
    public static Broker on(Database database, Map<String, String> properties) {
        BrokerOptions options = BrokerOptions.onDatabase(database.url(), database.username(), database.password());
        for (Map.Entry<String, String> property : properties.entrySet()) {
            options = options.with(property.getKey(), property.getValue());
        }
        return Broker.start(options);
    }
}
