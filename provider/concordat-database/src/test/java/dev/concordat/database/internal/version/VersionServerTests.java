package dev.concordat.database.internal.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.UserCache;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.server.DatabaseServers;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run leaves for the next. A table is stamped when it is made, so that the same one is known again. */
class VersionServerTests {

    @TempDir
    private Path folder;

    private DatabaseSettings settings;

    @BeforeEach
    void write() throws IOException {
        // The name is part of what an entry of the cache is found by.
        String name = "stamped_" + folder.getFileName().toString().replaceAll("\\W", "");
        String yaml = "databases:\n  " + name + ": {migrations: 'filesystem:" + folder + "'}";
        settings = DatabaseSettings.all(Settings.of(
                        YamlDocument.read(Settings.FILE, new StringReader(yaml)).asMapping(Settings.FILE)))
                .get(0);
        write("V1__stamp.sql", "create table stamp as select gen_random_uuid() as id");
        write("V2__name.sql", "alter table stamp add column name text");
        write("V3__price.sql", "alter table stamp add column price int");
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private String stamp(String version) throws SQLException {
        try (VersionServer server = VersionServer.start(settings);
                VersionCopy copy = server.copy(version);
                Connection connection = copy.place().working().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from stamp")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void copyWhenAnEarlierRunMadeItTakesItFromTheCache() throws Exception {
        String first = stamp("2");

        assertThat(stamp("2")).isEqualTo(first);
        assertThat(stamp("3")).isEqualTo(first);
        assertThat(stamp("2")).isEqualTo(first);
    }

    @Test
    void copyWhenALaterMigrationWasChangedTakesItFromTheCache() throws Exception {
        String first = stamp("2");
        write("V3__price.sql", "alter table stamp add column price bigint");
        write("V4__more.sql", "alter table stamp add column more bigint");

        assertThat(stamp("3")).isEqualTo(first);
    }

    @Test
    void copyWhenAnEarlierMigrationWasChangedMakesItAnew() throws Exception {
        String first = stamp("2");
        write("V1__stamp.sql", "create table stamp as select gen_random_uuid() as id, 1 as number");

        assertThat(stamp("2")).isNotEqualTo(first);
    }

    @Test
    void copyWhenTheCacheIsDamagedMakesItAnew() throws Exception {
        String first = stamp("2");
        String key = VersionKeys.server(settings.at(""), DatabaseServers.plan(settings.at("")))
                .key()
                .orElseThrow();
        try (Stream<Path> files = Files.list(UserCache.folder().resolve("baselines/" + key))) {
            for (Path archive : files.filter(
                            file -> file.getFileName().toString().startsWith("database-"))
                    .toList()) {
                Files.write(archive, new byte[1000]);
            }
        }

        String second = stamp("2");
        assertThat(second).isNotEqualTo(first);
        assertThat(stamp("2")).isEqualTo(second);
    }
}
