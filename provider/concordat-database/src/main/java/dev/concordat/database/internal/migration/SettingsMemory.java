package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application's settings from one run to the next. To have Spring Boot read them is the longest part of taking a
 * baseline from the cache in a new JVM (250 of 600 ms, and 150 more for logging), and they hardly ever change.
 */
final class SettingsMemory {

    private static final String INPUTS = "inputs";
    private static final String VARIABLES = "variables";
    private static final String ENABLED = "enabled";
    private static final String SETTING = "flyway.";

    private final BaselineCache cache;
    private final SettingsInputs inputs;
    private final String note;

    SettingsMemory(BaselineCache cache, SettingsInputs inputs) {
        this.cache = cache;
        this.inputs = inputs;
        this.note = inputs.whose() + ".settings";
    }

    static SettingsMemory of(DatabaseSettings database, ClassLoader loader) {
        return new SettingsMemory(
                BaselineCache.ofUser(), new SettingsInputs(database, loader, Path.of(System.getProperty("user.dir"))));
    }

    /** What was kept last, if it is read from the same. */
    Optional<ApplicationSettings> recall() {
        return cache.noted(note).flatMap(SettingsMemory::properties).flatMap(this::recall);
    }

    private Optional<ApplicationSettings> recall(Properties noted) {
        String key = noted.getProperty(INPUTS);
        Set<String> variables = Stream.of(noted.getProperty(VARIABLES, "").split(","))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        if (key == null || !inputs.key(variables).equals(Optional.of(key))) {
            return Optional.empty();
        }
        Map<String, String> settings = new TreeMap<>();
        noted.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SETTING))
                .forEach(name -> settings.put(name.substring(SETTING.length()), noted.getProperty(name)));
        return Optional.of(new ApplicationSettings(
                Boolean.parseBoolean(noted.getProperty(ENABLED)) ? Optional.of(settings) : Optional.empty(),
                Optional.of(variables)));
    }

    // One that is damaged is none: it comes to no key.
    private static Optional<Properties> properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
            return Optional.of(properties);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what was read, if it can be told what from. */
    void keep(ApplicationSettings read) {
        read.variables()
                .ifPresent(variables -> inputs.key(variables).ifPresent(key -> cache.note(note, text(read, key))));
    }

    private static String text(ApplicationSettings read, String key) {
        Properties properties = new Properties();
        properties.setProperty(INPUTS, key);
        properties.setProperty(VARIABLES, String.join(",", read.variables().orElseThrow()));
        properties.setProperty(ENABLED, Boolean.toString(read.flyway().isPresent()));
        read.flyway().orElse(Map.of()).forEach((name, value) -> properties.setProperty(SETTING + name, value));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
