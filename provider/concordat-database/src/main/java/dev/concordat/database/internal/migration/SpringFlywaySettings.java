package dev.concordat.database.internal.migration;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The {@code spring.flyway.*} of an environment, for comparing one with another. */
public final class SpringFlywaySettings {

    /** They say where to connect, which is never the application's to say, or differ without meaning. */
    private static final Set<String> IRRELEVANT = Set.of("url", "user", "password", "driverclassname");

    private SpringFlywaySettings() {}

    /** The settings by their names without dashes, in lower case. */
    public static Map<String, String> of(Environment environment) {
        Map<String, String> found = Binder.get(environment)
                .bind("spring.flyway", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace("-", "").toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (one, two) -> one,
                        TreeMap::new))
                .entrySet()
                .stream()
                .filter(entry -> !IRRELEVANT.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
