package dev.concordat.provider;

import dev.concordat.configuration.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to paste for states that are not declared.
 *
 * @param parameters the states' parameters, by state
 */
record StateStub(Map<String, Set<String>> parameters) {

    String yaml() {
        return Settings.STATES + ":\n"
                + parameters.entrySet().stream()
                        .map(entry -> yaml(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String yaml(String state, Set<String> parameters) {
        String row = parameters.isEmpty()
                ? "{your_column: your value}"
                : parameters.stream()
                        .map(name -> key(name) + ": \"${" + name + "}\"")
                        .collect(Collectors.joining(", ", "{", "}"));
        return "  " + key(state) + ":\n    rows:\n      your_table: [" + row + "]";
    }

    /** A YAML key: bare where that is safe, quoted otherwise. */
    private static String key(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z0-9_ -]*[A-Za-z0-9]|[A-Za-z]")
                && !text.toLowerCase(Locale.ROOT).matches("true|false|null|yes|no|on|off|y|n");
        return plain ? text : quoted(text);
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A Java name for a method that belongs to a description: 'an order created event' → anOrderCreatedEvent. */
    static String methodName(String description) {
        StringBuilder name = new StringBuilder();
        for (String word : description.split("[^\\p{Alnum}]+", -1)) {
            if (!word.isEmpty()) {
                name.append(
                        name.isEmpty()
                                ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                                : word.substring(0, 1).toUpperCase(Locale.ROOT));
                name.append(word.substring(1));
            }
        }
        return name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0)) ? "message" + name : name.toString();
    }
}
