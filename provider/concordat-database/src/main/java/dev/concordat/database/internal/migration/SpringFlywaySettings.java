package dev.concordat.database.internal.migration;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The {@code spring.flyway.*} of an environment, for comparing one with another. */
public final class SpringFlywaySettings {

    /** They say where to connect, which is never the application's to say, or differ without meaning. */
    private static final Set<String> IRRELEVANT = Set.of("url", "user", "password", "driver-class-name");

    private static final Pattern UPPER = Pattern.compile("\\p{Lu}");

    private SpringFlywaySettings() {}

    /** The settings by their names as documentation writes them: with dashes. What a placeholder is called stays. */
    public static Map<String, String> of(Environment environment) {
        Map<String, String> settings = new TreeMap<>();
        Binder.get(environment)
                .bind("spring.flyway", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((key, value) -> settings.put(withDashes(key), value));
        settings.keySet().removeAll(IRRELEVANT);
        return settings;
    }

    private static String withDashes(String key) {
        int end = key.startsWith("placeholders.") ? "placeholders.".length() : key.length();
        return UPPER.matcher(key.substring(0, end)).replaceAll("-$0").toLowerCase(Locale.ROOT) + key.substring(end);
    }
}
