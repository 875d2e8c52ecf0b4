package dev.concordat.database.internal.migration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What the settings of Flyway come from, as far as the whole of an environment tells. Whatever is not known to depend
 * on {@link SettingsInputs} alone is out of the ordinary: imported files and other places for them, property sources
 * that a library adds, random values, and names that are put together.
 */
final class SettingsOrigins {

    /** Where libraries say what of theirs takes part in the reading. */
    static final String FACTORIES = "spring.factories";

    private static final Set<String> TAKE_PART = Set.of(
            "org.springframework.boot.EnvironmentPostProcessor",
            "org.springframework.boot.env.EnvironmentPostProcessor",
            "org.springframework.boot.env.PropertySourceLoader",
            "org.springframework.boot.SpringApplicationRunListener");

    private static final String BOOT = "org.springframework.boot.";

    /** It reads a file of the user's home. */
    private static final String DEVTOOLS = "org.springframework.boot.devtools.";

    private static final Set<String> ORDINARY = Set.of(
            "configurationProperties",
            "commandLineArgs",
            "systemProperties",
            "systemEnvironment",
            "random",
            "applicationInfo",
            "spring.application.json");

    private static final Pattern ORDINARY_FILE = Pattern.compile("Config resource '.*' via location"
            + " 'optional:(classpath:/(config/)?|file:\\./(config/(\\*/)?)?)'( \\(document #\\d+\\))?");

    /** They say where settings are to be found, or when they hold. */
    private static final List<String> ELSEWHERE = List.of(
            "springconfigimport",
            "springconfiglocation",
            "springconfigadditionallocation",
            "springconfigname",
            "springconfigactivateoncloudplatform");

    private static final List<String> STARTS = List.of("springflyway", "springprofiles", "springconfig");

    private static final Pattern PUT_TOGETHER = Pattern.compile("\\$\\{[^:}]*\\$\\{");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:${}]+)");

    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> variables = new HashSet<>();

    private SettingsOrigins() {}

    /** The canonical names that placeholders lead to; empty where there is something out of the ordinary. */
    static Optional<Set<String>> variables(ConfigurableEnvironment environment, ClassLoader loader) {
        SettingsOrigins origins = new SettingsOrigins();
        boolean ordinary = onlyBootTakesPart(loader)
                && environment.getPropertySources().stream().allMatch(origins::add)
                && ELSEWHERE.stream()
                        .noneMatch(name -> origins.values.keySet().stream().anyMatch(name::equals))
                && origins.follow();
        return ordinary ? Optional.of(origins.variables) : Optional.empty();
    }

    private boolean add(PropertySource<?> source) {
        if (!ORDINARY.contains(source.getName())
                && !ORDINARY_FILE.matcher(source.getName()).matches()) {
            return false;
        }
        if (source instanceof EnumerablePropertySource<?> known) {
            for (String name : known.getPropertyNames()) {
                // A list has its elements' numbers in their names.
                values.computeIfAbsent(
                                SettingsInputs.canonical(name.replaceAll("\\[\\d+]", "")), key -> new ArrayList<>())
                        .add(String.valueOf(known.getProperty(name)));
            }
        }
        return true;
    }

    private boolean follow() {
        Deque<String> texts = new ArrayDeque<>();
        values.forEach((name, own) -> {
            if (STARTS.stream().anyMatch(name::startsWith)) {
                texts.addAll(own);
            }
        });
        while (!texts.isEmpty()) {
            String text = texts.remove();
            if (PUT_TOGETHER.matcher(text).find()) {
                return false;
            }
            Matcher placeholders = PLACEHOLDER.matcher(text);
            while (placeholders.find()) {
                String name = SettingsInputs.canonical(placeholders.group(1));
                if (name.startsWith("random")) {
                    return false;
                }
                if (variables.add(name)) {
                    texts.addAll(values.getOrDefault(name, List.of()));
                }
            }
        }
        return true;
    }

    static boolean onlyBootTakesPart(ClassLoader loader) {
        try {
            for (URL location : Collections.list(loader.getResources("META-INF/" + FACTORIES))) {
                if (!onlyBootTakesPart(location)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean onlyBootTakesPart(URL location) throws IOException {
        Properties factories = new Properties();
        URLConnection connection = location.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            factories.load(in);
        }
        return factories.stringPropertyNames().stream()
                .filter(TAKE_PART::contains)
                .flatMap(key -> Arrays.stream(factories.getProperty(key).split(",")))
                .map(String::strip)
                .allMatch(type -> type.isEmpty() || (type.startsWith(BOOT) && !type.startsWith(DEVTOOLS)));
    }
}
