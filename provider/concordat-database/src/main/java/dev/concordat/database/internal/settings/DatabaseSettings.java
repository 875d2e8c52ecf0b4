package dev.concordat.database.internal.settings;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of the section {@code databases} of {@code concordat.yml}. Immutable. */
public final class DatabaseSettings {

    /** Locations of the migrations, as Flyway writes them; default: those of the application. */
    public static final String MIGRATIONS = "migrations";

    /** Names of the fixture sets, loaded in this order. */
    public static final String FIXTURES = "fixtures";

    /** An image: the database runs in a container. */
    public static final String IMAGE = "image";

    /** A JDBC URL: the database exists. */
    public static final String URL = "url";

    /** The user of an existing database. */
    public static final String USERNAME = "username";

    /** The password of an existing database. */
    public static final String PASSWORD = "password";

    /** A fixed port of the embedded server. */
    public static final String PORT = "port";

    /** Spring profiles under which the application's settings are read, beside those of the environment. */
    public static final String PROFILES = "profiles";

    /** How long a migration may wait on a lock. */
    public static final String LOCK_WAIT = "lock-wait";

    /** Flyway's own keys, without the prefix {@code flyway.}; they win over the application's. */
    public static final String FLYWAY = "flyway";

    private static final List<String> KEYS =
            List.of(MIGRATIONS, FIXTURES, IMAGE, URL, USERNAME, PASSWORD, PORT, PROFILES, LOCK_WAIT, FLYWAY);

    private static final Duration DEFAULT_LOCK_WAIT = Duration.ofSeconds(5);

    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m)");

    private final Settings settings;
    private final String name;
    private final YamlValue.Mapping section;

    private DatabaseSettings(Settings settings, String name, YamlValue.Mapping section) {
        this.settings = settings;
        this.name = name;
        this.section = section;
    }

    /** All entries, in the order of the file; empty where no database is declared. */
    public static List<DatabaseSettings> all(Settings settings) {
        return settings.section(Settings.DATABASES).map(YamlValue.Mapping::entries).orElse(Map.of()).entrySet().stream()
                .map(entry -> of(settings, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static DatabaseSettings of(Settings settings, String name, YamlValue value) {
        String key = Settings.DATABASES + "." + name;
        // 'main:' with nothing behind it declares a database with every default
        YamlValue.Mapping section =
                value.plain() == null ? new YamlValue.Mapping(value.origin(), Map.of()) : value.asMapping(key);
        section.allowOnly(key, KEYS);
        DatabaseSettings database = new DatabaseSettings(settings, name, section);
        database.validate();
        return database;
    }

    private void validate() {
        if (image().isPresent() && url().isPresent()) {
            throw new ConcordatException(Problem.at(
                    origin(IMAGE),
                    "Database '" + name + "' has both '" + IMAGE + "' and '" + URL + "'.",
                    "keep '" + IMAGE + "' for a container, or '" + URL + "' for a database that exists."));
        }
        port();
        lockWait();
    }

    /** The database's name. */
    public String name() {
        return name;
    }

    /** Where the database is declared. */
    public Origin origin() {
        return section.origin();
    }

    /** Where the value of one of its keys comes from. */
    public Origin origin(String key) {
        return settings.origin(key(key));
    }

    /** The full key, as it stands in messages: {@code databases.main.port}. */
    public String key(String key) {
        return Settings.DATABASES + "." + name + "." + key;
    }

    /** Flyway locations; empty: those of the application. */
    public List<String> migrations() {
        return settings.values(key(MIGRATIONS));
    }

    /** Fixture sets by name. */
    public List<String> fixtures() {
        return settings.values(key(FIXTURES));
    }

    /** The image to run, if a container is wanted. */
    public Optional<String> image() {
        return settings.value(key(IMAGE));
    }

    /** The URL of an existing database, if one is wanted. */
    public Optional<String> url() {
        return settings.value(key(URL));
    }

    /** The user of an existing database. */
    public Optional<String> username() {
        return settings.value(key(USERNAME));
    }

    /** The password of an existing database. */
    public Optional<String> password() {
        return settings.value(key(PASSWORD));
    }

    /** The fixed port of the embedded server. */
    public OptionalInt port() {
        Optional<String> text = settings.value(key(PORT));
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("\\d{1,5}")
                || Integer.parseInt(text.get()) > 65_535
                || text.get().matches("0+")) {
            throw notValid(PORT, text.get(), "write a number from 1 to 65535, or leave it out for a free port.");
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    /** Spring profiles beside those of the environment. */
    public List<String> profiles() {
        return settings.values(key(PROFILES));
    }

    /** How long a migration may wait on a lock. */
    public Duration lockWait() {
        return settings.value(key(LOCK_WAIT)).map(this::duration).orElse(DEFAULT_LOCK_WAIT);
    }

    /** Flyway's keys and their values, each key without the prefix {@code flyway.}, nested keys dotted. */
    public Map<String, String> flyway() {
        Map<String, String> flat = new LinkedHashMap<>();
        section.get(FLYWAY).ifPresent(value -> flatten("", value.asMapping(key(FLYWAY)), flat));
        return flat;
    }

    private void flatten(String prefix, YamlValue.Mapping mapping, Map<String, String> flat) {
        mapping.entries().forEach((key, value) -> {
            if (value instanceof YamlValue.Mapping nested) {
                flatten(prefix + key + ".", nested, flat);
            } else {
                flat.put(prefix + key, String.join(",", value.asTexts(key(FLYWAY) + "." + prefix + key)));
            }
        });
    }

    private Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw notValid(LOCK_WAIT, text, "write a number with its unit: 500ms, 5s or 1m.");
        }
    }

    private ConcordatException notValid(String key, String text, String fix) {
        return new ConcordatException(Problem.at(origin(key), "'" + key(key) + "' cannot be '" + text + "'.", fix));
    }
}
