package dev.concordat.configuration;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for this run. One file, {@value #FILE}, on the test class path; every key of it also as system
 * property {@code concordat.<key>} and environment variable {@code CONCORDAT_<KEY>} (upper case, dots and dashes as
 * underscores), in that order of precedence: property, variable, file. Immutable; safe for any thread.
 */
public final class Settings {

    /** The configuration file's name on the class path. */
    public static final String FILE = "concordat.yml";

    /** The section of provider states. */
    public static final String STATES = "states";

    /** The section of databases, by name. */
    public static final String DATABASES = "databases";

    /** The section of third-party APIs that WireMock plays, by name. */
    public static final String STUBS = "stubs";

    /** The section about the mocked provider of a consumer test. */
    public static final String MOCK = "mock";

    /** The section about what a provider is verified against where a Pact Broker has its pacts. */
    public static final String BROKER = "broker";

    /** The section of the policy that migrations are held to. */
    public static final String MIGRATIONS = "migrations";

    private static final List<String> KEYS = List.of(DATABASES, STATES, STUBS, MOCK, BROKER, MIGRATIONS, Steps.KEY);

    private final YamlValue.Mapping root;
    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> variables;

    Settings(
            YamlValue.Mapping root,
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> variables) {
        this.root = root;
        this.properties = properties;
        this.variables = variables;
        root.allowOnly(FILE, KEYS);
    }

    /**
     * The settings as they stand on a class loader's class path now.
     *
     * @throws ConcordatException if {@value #FILE} is not YAML, has keys nobody reads, or stands there twice
     */
    public static Settings load(ClassLoader loader) {
        return new Settings(file(loader), System::getProperty, System::getenv);
    }

    /** Settings of a given document alone, beside system properties and environment. */
    public static Settings of(YamlValue document) {
        return new Settings(document.asMapping(FILE), System::getProperty, System::getenv);
    }

    private static YamlValue.Mapping file(ClassLoader loader) {
        List<URL> found = loader.resources(FILE).toList();
        if (found.isEmpty()) {
            return new YamlValue.Mapping(Origin.of(FILE), Map.of());
        }
        if (found.size() > 1) {
            throw new ConcordatException(new Problem(
                    "There are " + found.size() + " files named '" + FILE
                            + "' on the class path, and one is meant to be.",
                    found.stream()
                            .map(URL::toString)
                            .reduce((one, two) -> one + ",\n" + two)
                            .orElse(""),
                    "keep the one in src/test/resources of the module under test."));
        }
        return YamlDocument.read(FILE, found.get(0)).asMapping(FILE);
    }

    /** A section of the file by its key. */
    public Optional<YamlValue.Mapping> section(String key) {
        return root.get(key).map(value -> value.asMapping(key));
    }

    /**
     * A single value by its dotted key, without the prefix {@code concordat.}: {@code databases.main.url}.
     *
     * @return empty where neither property, variable nor file has it
     */
    public Optional<String> value(String key) {
        String property = properties.apply("concordat." + key);
        if (property != null) {
            return Optional.of(property);
        }
        String variable = variables.apply(variableName(key));
        return variable != null ? Optional.of(variable) : inFile(key);
    }

    /**
     * A list of values by its dotted key. Property and variable hold them separated by commas; in the file a single
     * value stands for a list of one.
     *
     * @return empty where neither property, variable nor file has it
     */
    public List<String> values(String key) {
        if (properties.apply("concordat." + key) == null && variables.apply(variableName(key)) == null) {
            return at(key).map(value -> value.asTexts(key)).orElse(List.of());
        }
        return Stream.of(value(key).orElse("").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Where a key's value comes from, for messages about it: the file and line, the property or the variable. */
    public Origin origin(String key) {
        if (properties.apply("concordat." + key) != null) {
            return Origin.of("system property 'concordat." + key + "'");
        }
        if (variables.apply(variableName(key)) != null) {
            return Origin.of("environment variable '" + variableName(key) + "'");
        }
        return at(key).map(YamlValue::origin).orElse(root.origin());
    }

    /** The environment variable that stands for a key: {@code CONCORDAT_DATABASES_MAIN_URL}. */
    public static String variableName(String key) {
        return ("concordat." + key).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private Optional<String> inFile(String key) {
        return at(key).map(value -> value.asText(key));
    }

    private Optional<YamlValue> at(String key) {
        YamlValue at = root;
        for (String part : key.split("\\.")) {
            if (!(at instanceof YamlValue.Mapping mapping) || mapping.get(part).isEmpty()) {
                return Optional.empty();
            }
            at = mapping.get(part).get();
        }
        return Optional.of(at);
    }
}
