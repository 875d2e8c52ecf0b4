package dev.concordat.database.internal.settings;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.Steps;
import dev.concordat.configuration.YamlValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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

    /** {@code false}: the database is used as it stands; nothing is created, migrated, loaded, reset or dropped. */
    public static final String MIGRATE = "migrate";

    /** Schemas that are made before anything is migrated, and become the search path in this order. */
    public static final String SCHEMAS = "schemas";

    /** Extensions that are made before anything is migrated. */
    public static final String EXTENSIONS = "extensions";

    /** The schema version to which it is migrated, and no further; default: {@value #LATEST}. */
    public static final String VERSION = "version";

    /** The version behind all of them. */
    public static final String LATEST = "latest";

    /** When the database outlives the run: {@link Keep}. */
    public static final String KEEP = "keep";

    /** How it is reset: {@link Reset}. */
    public static final String RESET = "reset";

    /** What a reset does to sequences: {@link Sequences}. */
    public static final String SEQUENCES = "sequences";

    /** {@code true}: after each reset every table is compared with the baseline. */
    public static final String VERIFY_RESET = "verify-reset";

    /** {@code false}: JPA's entities are not compared with the schema. */
    public static final String CHECK_ENTITIES = "check-entities";

    /** The prefix of an application's own properties for this database: {@code orders.datasource}. */
    public static final String PROPERTY = "property";

    /** The instant that relative times in fixtures count from; default: the start of the run. */
    public static final String NOW = "now";

    /** Tables by the model's name, for fixtures that Django wrote. */
    public static final String MODELS = "models";

    /** Columns that a natural key consists of, by the model's name, for fixtures that Django wrote. */
    public static final String NATURAL_KEYS = "natural-keys";

    /** How long a server may take to be there, its image included. */
    public static final String START_TIMEOUT = "start-timeout";

    private static final List<String> KEYS = List.of(
            MIGRATIONS,
            FIXTURES,
            IMAGE,
            URL,
            USERNAME,
            PASSWORD,
            PORT,
            PROFILES,
            LOCK_WAIT,
            FLYWAY,
            MIGRATE,
            SCHEMAS,
            EXTENSIONS,
            VERSION,
            KEEP,
            RESET,
            SEQUENCES,
            VERIFY_RESET,
            CHECK_ENTITIES,
            PROPERTY,
            NOW,
            MODELS,
            NATURAL_KEYS,
            START_TIMEOUT);

    private static final Duration DEFAULT_LOCK_WAIT = Duration.ofSeconds(5);

    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofMinutes(2);

    private final Settings settings;
    private final String name;
    private final YamlValue.Mapping section;
    private final DatabaseValues values;
    private final Steps steps;
    private final @Nullable String at;

    private DatabaseSettings(Settings settings, String name, YamlValue.Mapping section, @Nullable String at) {
        this.settings = settings;
        this.name = name;
        this.section = section;
        this.values = new DatabaseValues(settings, Settings.DATABASES + "." + name + ".", section);
        this.steps = Steps.of(name, settings);
        this.at = at;
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
        DatabaseSettings database = new DatabaseSettings(settings, name, section, null);
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
        migrate();
        version();
        keep();
        reset();
        sequences();
        verifyReset();
        checkEntities();
        now();
        startTimeout();
    }

    /** When a database outlives the run. */
    public enum Keep {
        /** It goes with the run. */
        NEVER,
        /** It stays where a test failed, as that test left it. */
        FAILED,
        /** It stays. */
        ALWAYS
    }

    /** How a database is brought back to its baseline. */
    public enum Reset {
        /** The best of those below that the server and the user's rights allow. */
        AUTO,
        /** In place: what was written is read from the write-ahead log. */
        WAL,
        /** Dropped and made again from a template. */
        CLONE,
        /** In place: every table is compared with its baseline. */
        TABLES,
        /** In place: every table is emptied and loaded again, by its owner's rights alone. */
        RELOAD
    }

    /** What a reset does to sequences. */
    public enum Sequences {
        /** They go back to where they stood. */
        REWIND,
        /** They go on, so that no number is ever given twice in a run. */
        KEEP
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

    /** Where the steps of its preparation are told. */
    public Steps steps() {
        return steps;
    }

    /** Flyway locations; empty: those of the application. */
    public List<String> migrations() {
        return settings.values(key(MIGRATIONS));
    }

    /** Fixture sets by name, with an {@code @} before the version of those that have one. */
    public List<String> fixtures() {
        return settings.values(key(FIXTURES)).stream()
                .filter(set -> at == null || set.contains("@"))
                .toList();
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
        return at == null ? values.port(PORT) : OptionalInt.empty();
    }

    /** Whether this is a copy at a version, which stands beside what is declared and is in nobody's way. */
    public boolean isBeside() {
        return at != null;
    }

    /** Spring profiles beside those of the environment. */
    public List<String> profiles() {
        return settings.values(key(PROFILES));
    }

    /** How long a migration may wait on a lock. */
    public Duration lockWait() {
        return values.duration(LOCK_WAIT, DEFAULT_LOCK_WAIT);
    }

    /** Whether the database is made, migrated and loaded, or used as it stands. */
    public boolean migrate() {
        return values.flag(MIGRATE, true);
    }

    /**
     * The schema version to which it is migrated, and no further; empty text for one that no migration has run in.
     * Absent: the latest, and what is to run when that is reached.
     */
    public Optional<String> version() {
        return Optional.ofNullable(at).or(() -> values.version(VERSION));
    }

    /**
     * The same database at another version, with what it held by then: fixtures that belong to no version are written
     * for the latest one, and are none of it.
     *
     * @param version the version; empty text for before the first
     */
    public DatabaseSettings at(String version) {
        return new DatabaseSettings(settings, name, section, version);
    }

    /** Schemas to make, the search path. */
    public List<String> schemas() {
        return settings.values(key(SCHEMAS));
    }

    /** Extensions to make. */
    public List<String> extensions() {
        return settings.values(key(EXTENSIONS));
    }

    /** When the database outlives the run. */
    public Keep keep() {
        return values.choice(KEEP, Keep.class, Keep.NEVER);
    }

    /** How it is reset. */
    public Reset reset() {
        return values.choice(RESET, Reset.class, Reset.AUTO);
    }

    /** What a reset does to sequences. */
    public Sequences sequences() {
        return values.choice(SEQUENCES, Sequences.class, Sequences.REWIND);
    }

    /** Whether each reset is checked. */
    public boolean verifyReset() {
        return values.flag(VERIFY_RESET, false);
    }

    /** Whether JPA's entities have to fit. */
    public boolean checkEntities() {
        return values.flag(CHECK_ENTITIES, true);
    }

    /** The prefix of the application's own properties. */
    public Optional<String> property() {
        return settings.value(key(PROPERTY));
    }

    /** The instant relative times count from. */
    public Optional<Instant> now() {
        return values.instant(NOW);
    }

    /** Tables by the model's name. */
    public Map<String, String> models() {
        return values.texts(MODELS);
    }

    /** Columns of natural keys by the model's name. */
    public Map<String, List<String>> naturalKeys() {
        return values.lists(NATURAL_KEYS);
    }

    /** How long a server may take to be there. */
    public Duration startTimeout() {
        return values.duration(START_TIMEOUT, DEFAULT_START_TIMEOUT);
    }

    /** Flyway's keys and their values, each key without the prefix {@code flyway.}, nested keys dotted. */
    public Map<String, String> flyway() {
        return values.texts(FLYWAY);
    }
}
