package dev.concordat.broker;

import dev.concordat.broker.internal.security.Role;
import dev.concordat.broker.internal.security.Token;

/**
 * A token for those who call the broker, just made. It is told once; what is kept is its hash.
 *
 * @param secret what the caller sends, as {@code Authorization: Bearer ...} or as the password of a user of its name
 * @param line what the file of {@link BrokerOptions#TOKENS_FILE} has of it
 * @since 0.1
 */
public record AccessToken(String secret, String line) {

    /**
     * A token that may publish and record.
     *
     * @param name whose it is: letters, digits, {@code . _ -}
     */
    public static AccessToken forWriting(String name) {
        return of(Role.WRITE, name);
    }

    /**
     * A token that may only read.
     *
     * @param name whose it is: letters, digits, {@code . _ -}
     */
    public static AccessToken forReading(String name) {
        return of(Role.READ, name);
    }

    private static AccessToken of(Role role, String name) {
        String secret = Token.random();
        return new AccessToken(secret, Token.line(role, name, secret));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AccessToken[" + line + "]";
    }
}
