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
 * <p>A fixture set is a file below {@code fixtures/} on the class path, or a folder of files there:
 *
 * <ul>
 *   <li>YAML ({@code .yml}, {@code .yaml}) and JSON ({@code .json}): rows by table, <code>{product: [{id: 10, name:
 *       Kettle}]}</code>; the key {@code $include} names sets that are loaded before it, each once. A list of objects
 *       as Django's {@code dumpdata} writes them loads as it is; {@code models} maps a model to its table where that is
 *       not {@code <application>_<model>}, or to {@code ""} to leave it out; {@code natural-keys} names the columns by
 *       which objects refer to others in a dump with natural keys.
 *   <li>CSV ({@code .csv}): rows of the table that the file is named after, columns named in the first line; an empty
 *       field is null, {@code ""} is empty text.
 *   <li>SQL ({@code .sql}): statements, run at the set's place in the list; in a folder after its rows.
 * </ul>
 *
 * <p>Rows may stand in any order: they are put in order by their foreign keys, over all files between two of SQL. A
 * column of dates or times takes {@code now}, {@code today}, {@code tomorrow} and {@code yesterday}, each with terms
 * such as {@code - 2 days} or {@code + 3h}; all of a run count from one instant, in UTC: the key {@code now}, or the
 * start of the run. A baseline with such times is kept for later runs only where {@code now} is set.
 * {@code old-customers@5} is loaded at schema version 5, before later migrations run (repeatable ones run last of all);
 * what has no version is loaded at the latest. The sets of one version are loaded in one transaction, all or none.
 *
 * <p>With {@code version: "8"} a database is migrated to that version and no further: later migrations, repeatable ones
 * and the fixture sets of later versions are left out.
 *
 * <p>{@code schemas} are made before anything is migrated, and are the search path of every connection; so are
 * {@code extensions}, in the first of them.
 *
 * <p>Where a database runs is one key more: nothing for an embedded PostgreSQL, {@code image} for a container,
 * {@code url} (with {@code username} and {@code password}) for a database that exists. The one that a URL names is
 * dropped and made again when a run begins, and so is taken only if it does not exist, is empty, or was made by
 * Concordat; databases beside it, {@code <name>_concordat_template}, {@code _empty}, {@code _spare} and {@code _worn},
 * hold its baseline, what it was before, and copies that come and go. Where its user may make no databases it has to be
 * there, and everything happens within it.
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
    private final VersionedDatabases versions = new VersionedDatabases();

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

    /**
     * The database of a name at another schema version, with what fixture sets of versions up to there gave it. One for
     * each version and JVM, prepared when somebody asks first; whoever shares it resets it.
     *
     * @param name its name; empty text for {@code main}, or the only one
     * @param version the version; {@code latest} for the one that everybody has
     * @param where what asks, for the error: a test class
     * @throws ConcordatException if there is no such database or version, or it cannot be prepared beside the other
     */
    public Database at(String name, String version, String where) {
        PreparedDatabase declared = (PreparedDatabase) get(name.isEmpty() ? obvious() : name);
        return version.equals(DatabaseSettings.LATEST) ? declared : versions.get(declared, version, where);
    }

    private String obvious() {
        return all.size() == 1 ? all.get(0).name() : MAIN;
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
        versions.close();
        all.forEach(PreparedDatabase::close);
    }
}
