package dev.concordat.database;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.configuration.YamlValue;
import dev.concordat.database.internal.command.DatabaseCommand;
import dev.concordat.database.internal.fixture.Rows;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.ExistingDatabase;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on this JVM's server that plays the one in use, and a folder for what is taken from it.
 *
 * @param server the server
 * @param name the database's name
 * @param folder the folder
 */
record SnapshotSource(Database server, String name, Path folder) {

    /** What came of a command. */
    record Said(int code, String out, String err) {}

    /** Makes it; whatever was there of that name goes. */
    static SnapshotSource made(String name, Path folder, String... statements) {
        Database server = Databases.declared().get("main");
        PreparedBy.execute(server, "drop database if exists " + name);
        PreparedBy.execute(server, "create database " + name);
        SnapshotSource source = new SnapshotSource(server, name, folder);
        for (String statement : statements) {
            PreparedBy.execute(source.dataSource(), statement);
        }
        return source;
    }

    String url() {
        return server.url().replace("/main", "/" + name);
    }

    DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        dataSource.setUser(server.username());
        dataSource.setPassword(server.password());
        return dataSource;
    }

    Access access() {
        return ExistingDatabase.access(settings("databases: {shop: {url: \"" + url() + "\", username: \""
                + server.username() + "\", password: \"" + server.password() + "\"}}"));
    }

    private static DatabaseSettings settings(String yaml) {
        return DatabaseSettings.all(Settings.of(PreparedBy.document(Settings.FILE, yaml)))
                .get(0);
    }

    Path file() {
        return folder.resolve("fixtures").resolve("snapshot.yml");
    }

    /** Takes a snapshot, as its superuser. */
    Said take(String... arguments) {
        return takeAs(server.username(), server.password(), arguments);
    }

    Said takeAs(String username, String password, String... arguments) {
        String yaml = """
                databases:
                  shop: {url: "%s", username: "%s", password: "%s"}
                """.formatted(url(), username, password);
        List<String> words = new ArrayList<>(List.of("snapshot", "--output=" + file(), "--project=" + folder));
        words.addAll(List.of(arguments));
        return run(yaml, words);
    }

    Said run(String yaml, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new DatabaseCommand(
                        new DatabaseMain.AsTestsDo(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments, () -> Settings.of(PreparedBy.document(Settings.FILE, yaml)));
        return new Said(code, steady(out), steady(err));
    }

    private String steady(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8)
                .replaceAll("jdbc:postgresql://127\\.0\\.0\\.1:\\d+", "<server>")
                .replace(folder.toString(), "<folder>");
    }

    /** Writes rules where they are usually read from. */
    void rules(String yaml) throws IOException {
        Path file = folder.resolve("src/test/resources/masks.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    /** Loads rows into it, as fixtures are loaded. */
    void load(YamlValue.Mapping rows) {
        try (Connection connection = dataSource().getConnection()) {
            connection.setAutoCommit(false);
            new Rows(settings("databases: {shop: {}}")).insert(connection, rows);
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError("Rows could not be loaded", e);
        }
    }

    String text() throws IOException {
        return Files.readString(file());
    }

    YamlValue.Mapping rows() {
        return YamlDocument.read(file()).asMapping("snapshot");
    }

    /** What was taken of a column, as it is written. */
    List<String> values(String table, String column) {
        return rows().get(table).orElseThrow().asSequence(table).items().stream()
                .map(row -> row.asMapping(table).get(column).orElseThrow())
                .map(value -> value.plain() == null ? "null" : value.asText(column))
                .toList();
    }

    List<String> column(String sql) {
        return PreparedBy.column(dataSource(), sql);
    }
}
