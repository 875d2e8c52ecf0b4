package dev.concordat.broker.internal.security;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Who may do what with this broker. */
public final class Access {

    /** The user who may write. */
    public static final String USERNAME = "concordat.broker.auth.username";

    /** His password. */
    public static final String PASSWORD = "concordat.broker.auth.password";

    /** The user who may only read. */
    public static final String READ_ONLY_USERNAME = "concordat.broker.auth.read-only-username";

    /** His password. */
    public static final String READ_ONLY_PASSWORD = "concordat.broker.auth.read-only-password";

    /** A file of hashed tokens. */
    public static final String TOKENS_FILE = "concordat.broker.auth.tokens-file";

    /** Whether everybody may read; {@code false} by default. */
    public static final String PUBLIC_READ = "concordat.broker.auth.public-read";

    /** Whether everybody may ask for a sign of life; {@code true} by default. */
    public static final String PUBLIC_HEARTBEAT = "concordat.broker.auth.public-heartbeat";

    /** Whether everybody may see badges; {@code true} by default, for pages elsewhere show them. */
    public static final String PUBLIC_BADGES = "concordat.broker.auth.public-badges";

    private static final String ADDRESS = "server.address";

    private final List<Credential> credentials;
    private final AccessRules rules;

    private Access(List<Credential> credentials, AccessRules rules) {
        this.credentials = List.copyOf(credentials);
        this.rules = rules;
    }

    /**
     * As configured; where our own properties say nothing, the environment variables of the official broker count.
     *
     * @throws ConcordatException where half a credential is configured, where the tokens cannot be read, and where
     *     others than this machine could reach a broker that asks nobody for credentials
     */
    public static Access of(Environment environment) {
        List<Credential> credentials = new ArrayList<>();
        user(environment, USERNAME, PASSWORD, Role.WRITE).ifPresent(credentials::add);
        user(environment, READ_ONLY_USERNAME, READ_ONLY_PASSWORD, Role.READ).ifPresent(credentials::add);
        String tokens = environment.getProperty(TOKENS_FILE, "");
        if (!tokens.isBlank()) {
            credentials.addAll(TokenFile.read(Path.of(tokens.strip())));
        }
        Access access = new Access(
                credentials,
                new AccessRules(
                        flag(environment, PUBLIC_READ, "PACT_BROKER_ALLOW_PUBLIC_READ", false),
                        flag(environment, PUBLIC_HEARTBEAT, "PACT_BROKER_PUBLIC_HEARTBEAT", true),
                        flag(environment, PUBLIC_BADGES, "PACT_BROKER_ENABLE_PUBLIC_BADGE_ACCESS", true)));
        String address = environment.getProperty(ADDRESS, "0.0.0.0");
        if (access.isOpen() && !isLoopback(address)) {
            throw new ConcordatException(new Problem(
                    "The broker would listen at '" + address + "', where other machines reach it, and ask nobody for"
                            + " credentials.",
                    "property 'concordat.broker.address'",
                    "set '" + USERNAME + "' and '" + PASSWORD + "' (or '" + TOKENS_FILE
                            + "'), or let it listen at 127.0.0.1."));
        }
        return access;
    }

    private static Optional<Credential> user(Environment environment, String nameKey, String passwordKey, Role role) {
        String name = text(environment, nameKey);
        String password = text(environment, passwordKey);
        if (name == null && password == null) {
            return Optional.empty();
        }
        if (name == null || password == null) {
            throw new ConcordatException(new Problem(
                    "A user of the broker has "
                            + (name == null ? "a password but no name." : "a name but no password."),
                    "property '" + (name == null ? passwordKey : nameKey) + "'",
                    "set '" + (name == null ? nameKey : passwordKey) + "' as well."));
        }
        if (name.indexOf(':') >= 0) {
            throw new ConcordatException(new Problem(
                    "The name of a user of the broker holds a colon, which no client can send.",
                    "property '" + nameKey + "'",
                    "choose a name without ':'."));
        }
        return Optional.of(Credential.user(name, role, password));
    }

    /**
     * {@code concordat.broker.auth.read-only-username} is {@code PACT_BROKER_BASIC_AUTH_READ_ONLY_USERNAME} elsewhere.
     */
    private static @Nullable String text(Environment environment, String key) {
        String theirs = "PACT_BROKER_BASIC_AUTH_"
                + key.substring(key.lastIndexOf('.') + 1).replace('-', '_').toUpperCase(java.util.Locale.ROOT);
        String value = environment.getProperty(key, environment.getProperty(theirs, ""));
        return value.isBlank() ? null : value;
    }

    private static boolean flag(Environment environment, String key, String theirs, boolean usual) {
        String value = environment.getProperty(key, environment.getProperty(theirs, String.valueOf(usual)));
        return Boolean.parseBoolean(value.strip());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether nobody is asked for credentials. */
    boolean isOpen() {
        return credentials.isEmpty();
    }

    /** Whether tokens are known. */
    boolean hasTokens() {
        return credentials.stream().anyMatch(Credential::isToken);
    }

    AccessRules rules() {
        return rules;
    }

    /** Who that is. */
    Optional<Credential> user(String name, String password) {
        return matching(password, each -> each.isNamed(name));
    }

    /** Whose token that is. */
    Optional<Credential> bearer(String token) {
        return matching(token, Credential::isToken);
    }

    /** All are compared, whichever fits, so that the time taken says nothing. */
    private Optional<Credential> matching(String secret, Predicate<Credential> condition) {
        byte[] hash = Token.hash(secret);
        List<Credential> matching =
                credentials.stream().filter(each -> each.matches(hash)).toList();
        return matching.stream().filter(condition).findFirst();
    }
}
