package dev.concordat.database;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The databases that a class path declares in {@value Settings#FILE}, prepared once per JVM: the first who asks waits
 * until they are started, migrated and loaded.
 *
 * <pre>{@code
 * databases:
 *   main:
 *     migrations: "classpath:db/migration"   # default: the application's spring.flyway.locations
 *     fixtures: [baseline]                   # src/test/resources/fixtures/baseline.yml
 * }</pre>
 *
 * <p>Where a database runs is one key more: nothing for an embedded PostgreSQL, {@code image} for a container,
 * {@code url} (with {@code username} and {@code password}) for a database that exists. The one that a URL names is
 * dropped and made again at every reset, and so is taken only if it does not exist, is empty, or was made by Concordat;
 * two databases beside it, {@code <name>_concordat_template} and {@code <name>_concordat_empty}, hold its baseline and
 * what it was before. Its user needs the right to make databases.
 *
 * <p>In a Spring Boot test the one named {@code main}, or the only one, is the application's database, by connection
 * details and as {@code spring.datasource.*}; each is also there as {@code concordat.database.<name>.url},
 * {@code .username} and {@code .password}. An application that has a DataSource more names its properties: with
 * {@code property: orders.datasource} a database is also there as {@code orders.datasource.url} and {@code .jdbc-url},
 * {@code .username} and {@code .password}.
 *
 * @since 0.1
 */
public final class Databases {

    /**
     * The key of the JUnit {@code @ResourceLock} that is held by classes with {@link FreshDatabase} which share the
     * declared databases. A class that uses them without that annotation takes it as well where JUnit runs classes in
     * parallel.
     */
    public static final String LOCK = "dev.concordat.database";

    /** The one that is meant where no name is given. */
    static final String MAIN = "main";

    private final List<PreparedDatabase> all;

    Databases(List<PreparedDatabase> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The databases of the context class loader's class path, prepared now if nobody asked before. Empty where none is
     * declared. Any test, static initialiser or main method may ask, from any thread.
     *
     * @throws ConcordatException if one cannot be prepared; whoever asks is told the same again
     */
    public static Databases declared() {
        return DeclaredDatabases.get();
    }

    /** Prepares all that the settings declare; what was prepared is closed again if one fails. */
    static Databases prepare(Settings settings) {
        List<PreparedDatabase> prepared = new ArrayList<>();
        boolean complete = false;
        try {
            for (DatabaseSettings database : DatabaseSettings.all(settings)) {
                prepared.add(PreparedDatabase.prepare(database));
            }
            complete = true;
            return new Databases(prepared);
        } finally {
            if (!complete) {
                new Databases(prepared).close();
            }
        }
    }

    /** All of them, in the order of the file. */
    public List<Database> all() {
        return List.copyOf(all);
    }

    List<PreparedDatabase> prepared() {
        return all;
    }

    /** The database of a name; an error that lists the known names where there is none. */
    public Database get(String name) {
        return all.stream()
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private ConcordatException unknown(String name) {
        List<String> known = all.stream().map(Database::name).toList();
        return new ConcordatException(Problem.at(
                Origin.of(Settings.FILE),
                "There is no database '" + name + "'.",
                Nearest.to(name, known)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("")
                        + (known.isEmpty()
                                ? "declare it under '" + Settings.DATABASES + "'."
                                : "Declared: " + String.join(", ", known) + ".")));
    }

    /** Stops what runs for them. */
    void close() {
        all.forEach(PreparedDatabase::close);
    }
}
