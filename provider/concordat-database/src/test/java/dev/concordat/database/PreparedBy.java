package dev.concordat.database;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.configuration.YamlValue;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Prepares what a {@code concordat.yml} of a test's own declares, on the server that this JVM shares; and asks it. */
final class PreparedBy {

    private PreparedBy() {}

    static Databases yaml(String yaml) {
        return Databases.prepare(Settings.of(document(Settings.FILE, yaml)));
    }

    static YamlValue.Mapping document(String name, String yaml) {
        return YamlDocument.read(name, new StringReader(yaml)).asMapping(name);
    }

    /** The first column of what a query answers. */
    static List<String> column(Database database, String sql) {
        return column(database.dataSource(), sql);
    }

    static List<String> column(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static void execute(Database database, String sql) {
        execute(database.dataSource(), sql);
    }

    static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
