package dev.concordat.database.internal.server;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A PostgreSQL JDBC URL in its parts, so that a database beside the named one can be reached in the same way.
 *
 * @param server everything before the database's name
 * @param database the database's name, decoded
 * @param parameters the query, still encoded
 */
record JdbcUrl(String server, String database, Map<String, String> parameters) {

    private static final Pattern SHAPE = Pattern.compile("(jdbc:postgresql:(?://[^/?]*/)?)([^/?]+)(?:\\?(.*))?");

    JdbcUrl {
        parameters = Map.copyOf(parameters);
    }

    /** Empty where the text is no URL that names a database. */
    static Optional<JdbcUrl> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (matcher.group(3) != null) {
            for (String pair : matcher.group(3).split("&")) {
                int equals = pair.indexOf('=');
                parameters.put(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        String database = URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8);
        return Optional.of(new JdbcUrl(matcher.group(1), database, parameters));
    }

    /** A parameter's value, decoded. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8));
    }

    /** The same without credentials. */
    JdbcUrl withoutCredentials() {
        Map<String, String> rest = new LinkedHashMap<>(parameters);
        rest.remove("user");
        rest.remove("password");
        return new JdbcUrl(server, database, rest);
    }

    /** The same server, another database. */
    JdbcUrl withDatabase(String name) {
        return new JdbcUrl(server, name, parameters);
    }

    /** The URL to connect with. */
    @Override
    public String toString() {
        String query = parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return server
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20")
                + (query.isEmpty() ? "" : "?" + query);
    }
}
