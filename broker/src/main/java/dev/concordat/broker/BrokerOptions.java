package dev.concordat.broker;

import dev.concordat.broker.internal.security.Access;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a broker is to run: the port, and its Spring properties.
 *
 * @param port where it listens; 0 for any free one
 * @param properties {@code spring.datasource.*} and {@code concordat.broker.*}
 * @since 0.1
 */
public record BrokerOptions(int port, Map<String, String> properties) {

    /** Where it listens; loopback unless asked otherwise. */
    public static final String ADDRESS = "concordat.broker.address";

    /** The longest request taken, in octets; 10 MiB by default. */
    public static final String MAX_REQUEST_SIZE = "concordat.broker.max-request-size";

    /** How long a long request waits for others to leave it room in memory, in seconds; 20 by default. */
    public static final String LONG_REQUEST_WAIT = "concordat.broker.long-request-wait";

    /** The addresses that links begin with, separated by spaces; by default the one that a caller came by. */
    public static final String BASE_URL = "concordat.broker.base-url";

    /** The user who may read and write. Without a user or a token everybody may, and only on this machine. */
    public static final String USERNAME = Access.USERNAME;

    /** His password. */
    public static final String PASSWORD = Access.PASSWORD;

    /** The user who may only read. */
    public static final String READ_ONLY_USERNAME = Access.READ_ONLY_USERNAME;

    /** His password. */
    public static final String READ_ONLY_PASSWORD = Access.READ_ONLY_PASSWORD;

    /** A file of hashed tokens, one line of {@link AccessToken#line()} each. */
    public static final String TOKENS_FILE = Access.TOKENS_FILE;

    /** Whether everybody may read, {@code false} by default. */
    public static final String PUBLIC_READ = Access.PUBLIC_READ;

    /** Whether everybody may ask for a sign of life, {@code true} by default. */
    public static final String PUBLIC_HEARTBEAT = Access.PUBLIC_HEARTBEAT;

    /** Whether everybody may see badges, {@code true} by default. */
    public static final String PUBLIC_BADGES = Access.PUBLIC_BADGES;

    /** Copies. */
    public BrokerOptions {
        properties = Map.copyOf(properties);
    }

    /** A broker on the PostgreSQL at a JDBC URL. */
    public static BrokerOptions onDatabase(String url, String username, String password) {
        return new BrokerOptions(
                0,
                Map.of(
                        "spring.datasource.url", url,
                        "spring.datasource.username", username,
                        "spring.datasource.password", password));
    }

    /** A copy with another port. */
    public BrokerOptions withPort(int other) {
        return new BrokerOptions(other, properties);
    }

    /** A copy with one more property. */
    public BrokerOptions with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new BrokerOptions(port, more);
    }
}
