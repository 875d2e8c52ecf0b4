package dev.concordat.database.internal.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.server.SqlIdentifier;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the schemas and extensions that are there before anything is migrated. */
record SchemaSetup(DatabaseSettings database, Statement statement) {

    private static final String DEFAULT_SCHEMA = "public";
    private static final int NEAR_NAMES = 5;

    /**
     * Makes them. The schemas become the database's search path, and so that of every connection to it; extensions go
     * into the first of them.
     */
    static void apply(DatabaseSettings database, Place place) {
        if (database.schemas().isEmpty() && database.extensions().isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        try (Connection connection = place.working().connect();
                Statement statement = connection.createStatement()) {
            SchemaSetup setup = new SchemaSetup(database, statement);
            setup.schemas(place.working().database());
            setup.extensions();
        } catch (SQLException e) {
            throw new ConcordatException(
                    Problem.at(
                            database.origin(DatabaseSettings.SCHEMAS),
                            "The schemas of database '" + database.name() + "' could not be made: " + e.getMessage(),
                            "see PostgreSQL's own words above."),
                    e);
        }
        database.steps().done("made " + made(database), began);
    }

    private void schemas(String databaseName) throws SQLException {
        List<String> schemas = database.schemas();
        for (String schema : schemas) {
            create(DatabaseSettings.SCHEMAS, "schema", schema, "");
        }
        if (!schemas.isEmpty()) {
            statement.execute("alter database " + SqlIdentifier.quote(databaseName) + " set search_path = "
                    + schemas.stream().map(SqlIdentifier::quote).collect(Collectors.joining(", ")));
        }
    }

    private void extensions() throws SQLException {
        List<String> wanted = database.extensions();
        if (wanted.isEmpty()) {
            return;
        }
        List<String> available = available();
        List<Problem> missing = wanted.stream()
                .filter(extension -> !available.contains(extension))
                .map(extension -> missing(extension, available))
                .toList();
        if (!missing.isEmpty()) {
            throw new ConcordatException(missing, null);
        }
        String schema = database.schemas().stream().findFirst().orElse(DEFAULT_SCHEMA);
        for (String extension : wanted) {
            create(
                    DatabaseSettings.EXTENSIONS,
                    "extension",
                    extension,
                    " schema " + SqlIdentifier.quote(schema) + " cascade");
        }
    }

    private void create(String key, String kind, String name, String rest) {
        try {
            statement.execute("create " + kind + " if not exists " + SqlIdentifier.quote(name) + rest);
        } catch (SQLException e) {
            throw new ConcordatException(
                    Problem.at(
                            database.origin(key),
                            "The " + kind + " '" + name + "' of database '" + database.name() + "' could not be made: "
                                    + e.getMessage(),
                            "give the user the right to make it, or take it out of '" + database.key(key) + "'."),
                    e);
        }
    }

    private List<String> available() throws SQLException {
        try (ResultSet found = statement.executeQuery("select name from pg_available_extensions order by name")) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        }
    }

    private Problem missing(String extension, List<String> available) {
        List<String> near = new ArrayList<>();
        List<String> left = new ArrayList<>(available);
        while (near.size() < NEAR_NAMES && Nearest.to(extension, left).isPresent()) {
            String next = Nearest.to(extension, left).orElseThrow();
            near.add(next);
            left.remove(next);
        }
        return Problem.at(
                database.origin(DatabaseSettings.EXTENSIONS),
                "The server has no extension '" + extension + "', which database '" + database.name() + "' needs.",
                (near.isEmpty() ? "" : "did you mean '" + String.join("', '", near) + "'? ")
                        + "An extension that does not come with PostgreSQL needs an image that holds it: '"
                        + database.key(DatabaseSettings.IMAGE) + "'.");
    }

    private static String made(DatabaseSettings database) {
        List<String> made = new ArrayList<>();
        if (!database.schemas().isEmpty()) {
            made.add("schemas " + String.join(", ", database.schemas()));
        }
        if (!database.extensions().isEmpty()) {
            made.add("extensions " + String.join(", ", database.extensions()));
        }
        return String.join("; ", made);
    }
}
