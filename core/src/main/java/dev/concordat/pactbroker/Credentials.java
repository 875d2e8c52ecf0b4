package dev.concordat.pactbroker;

import dev.concordat.Problem;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who asks the broker. Sent with every request, without waiting to be asked for it.
 *
 * @param header the value of the header {@code Authorization}
 * @param secrets what of it must be seen nowhere
 * @param origin where they were given
 */
record Credentials(String header, List<String> secrets, String origin) {

    /** Those that the properties have, else those in the address; empty where there are none. */
    static Optional<Credentials> from(PactProperties properties, URI url) {
        Optional<Integer> token = properties.rank(PactProperties.TOKEN);
        Optional<Integer> username = properties.rank(PactProperties.USERNAME);
        if (token.isPresent() && token.equals(username)) {
            throw new BrokerException(
                    new Problem(
                            "Both a token and a user name are given for the Pact Broker, and one of them is meant to be.",
                            properties.origin(PactProperties.TOKEN) + ", " + properties.origin(PactProperties.USERNAME),
                            "keep the token, or the user name with its password."),
                    null);
        }
        if (token.isPresent() && (username.isEmpty() || token.get() < username.get())) {
            return Optional.of(bearer(properties));
        }
        return username.isPresent() ? Optional.of(basic(properties)) : inAddress(url, properties);
    }

    private static Credentials bearer(PactProperties properties) {
        String token = properties.value(PactProperties.TOKEN).orElseThrow();
        return new Credentials(
                "Bearer " + token,
                List.of(token),
                properties.origin(PactProperties.TOKEN).toString());
    }

    private static Credentials basic(PactProperties properties) {
        return basic(
                properties.value(PactProperties.USERNAME).orElseThrow(),
                properties.value(PactProperties.PASSWORD).orElse(""),
                properties.origin(PactProperties.USERNAME) + ", " + properties.origin(PactProperties.PASSWORD));
    }

    private static Optional<Credentials> inAddress(URI url, PactProperties properties) {
        return Optional.ofNullable(url.getRawUserInfo()).map(info -> {
            String[] parts = info.split(":", 2);
            return basic(
                    decoded(parts[0]),
                    parts.length > 1 ? decoded(parts[1]) : "",
                    properties.origin(PactProperties.URL).toString());
        });
    }

    static Credentials basic(String username, String password, String origin) {
        String encoded =
                Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Credentials("Basic " + encoded, List.of(encoded, password), origin);
    }

    /** A plus is a plus here, unlike in a form. */
    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without what it is all about. */
    @Override
    public String toString() {
        return "Credentials of " + origin;
    }
}
