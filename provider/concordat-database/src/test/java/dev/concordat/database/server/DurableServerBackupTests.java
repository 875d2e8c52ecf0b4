package dev.concordat.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import dev.concordat.database.internal.server.OlderServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are killed, and files looked at, as POSIX has them")
class DurableServerBackupTests {

    @TempDir
    static Path shared;

    private static Path made;

    @TempDir
    Path temp;

    private Path folder;
    private Path restored;
    private Path backup;

    @BeforeAll
    static void make() throws Exception {
        made = MadeFolder.make(MadeFolder.enterable(shared).resolve("made"));
    }

    @BeforeEach
    void folders() throws IOException {
        Path real = MadeFolder.enterable(temp);
        folder = real.resolve("broker");
        restored = real.resolve("restored");
        backup = real.resolve("broker.tar.gz");
    }

    private void makeEntries() throws Exception {
        MadeFolder.copy(made, folder);
    }

    private static void insert(DurableServer server, String sql) throws Exception {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int restore() throws Exception {
        DurableServer.restore(backup, restored);
        try (DurableServer server = DurableServer.start(restored)) {
            return DurableServerTests.count(server);
        }
    }

    @Test
    void backupWhenServerRunsHasAllUpToItsEnd() throws Exception {
        makeEntries();
        try (DurableServer server = DurableServer.start(folder)) {
            server.backup(backup);
            insert(server, "insert into entry values (11)");

            assertThat(restore()).isEqualTo(10);
            assertThat(DurableServerTests.count(server)).isEqualTo(11);
            assertThat(Files.readString(restored.resolve("password")))
                    .isNotEqualTo(Files.readString(folder.resolve("password")));
        }
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(temp).isDirectoryNotContaining(file -> file.toString().contains("unfinished"));
    }

    @Test
    void backupWhenAnotherProcessWritesIsOneStateOfIt() throws Exception {
        makeEntries();
        try (OtherProcess other = OtherProcess.writingInto(folder)) {
            other.awaitRows(50);
            DurableServer.backup(folder, backup);
            int atLeast = 50;
            int atMost = other.kill() + 1;

            assertThat(restore()).isBetween(atLeast, atMost);
            // Not one is missing among those that are there.
            try (DurableServer server = DurableServer.start(restored)) {
                insert(server, "alter table entry add check (id > 0)");
                insert(server, "do $$ begin assert (select max(id) = count(*) from entry); end $$");
            }
        }
    }

    @Test
    void backupWhenServerIsStoppedHasAll() throws Exception {
        makeEntries();

        DurableServer.backup(folder, backup);

        assertThat(restore()).isEqualTo(10);
    }

    @Test
    void backupWhenServerWasKilledHasAllThatWasAcknowledged() throws Exception {
        makeEntries();
        DurableServer server = DurableServer.start(folder);
        insert(server, "insert into entry values (11)");
        ProcessHandle process = DurableServerTests.serverOf(folder);
        process.destroyForcibly();
        process.onExit().join();
        server.close();

        DurableServer.backup(folder, backup);

        assertThat(restore()).isEqualTo(11);
    }

    @Test
    void backupWhenFileExistsReplacesItOnceTheNewOneIsComplete() throws Exception {
        makeEntries();
        Files.writeString(backup, "the last one");

        DurableServer.backup(folder, backup);

        assertThat(restore()).isEqualTo(10);
    }

    @Test
    void backupWhenFolderIsEmptySaysSo() throws Exception {
        Files.createDirectory(folder);

        assertThatThrownBy(() -> DurableServer.backup(folder, backup))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The data folder '%1$s' holds no data to back up.
                          Where: %1$s
                          Fix: name the folder that the server was started with.""".formatted(folder));
    }

    @Test
    void backupWhenFileCannotBeWrittenSaysSo() throws Exception {
        makeEntries();
        Path nowhere = temp.resolve("nowhere/broker.tar.gz");

        assertThatThrownBy(() -> DurableServer.backup(folder, nowhere))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The data folder '%1$s' could not be backed up into '%2$s': NoSuchFileException, %2$s.unfinished
                          Where: %2$s
                          Fix: name a file in a folder that exists and has room; an older file of that name is as it\
                         was.""".formatted(folder, nowhere));
    }

    @Test
    void restoreWhenFolderHasDataRefuses() throws Exception {
        makeEntries();
        DurableServer.backup(folder, backup);

        assertThatThrownBy(() -> DurableServer.restore(backup, folder))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The data folder '%1$s' holds data already, which a backup does not replace.
                          Where: %1$s/postgresql
                          Fix: name an empty folder, or move the old data out of the way:
                            mv %1$s/postgresql %1$s/postgresql.old""".formatted(folder));
    }

    @Test
    void restoreWhenBackupIsCutOffLeavesFolderWithoutData() throws Exception {
        makeEntries();
        DurableServer.backup(folder, backup);
        byte[] bytes = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(bytes, bytes.length - 100));

        assertThatThrownBy(() -> DurableServer.restore(backup, restored))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The backup '%1$s' could not be restored into '%2$s': Unexpected end of ZLIB input stream
                          Where: %1$s
                          Fix: name a backup that is whole; the folder has no data still.""".formatted(backup, restored));
        assertThat(restored.resolve("postgresql")).doesNotExist();
        assertThat(restored).isDirectoryNotContaining(file -> file.toString().contains("unfinished"));
    }

    @Test
    void restoreWhenFileIsNoBackupSaysSo() throws Exception {
        Files.writeString(backup, "select 1;");

        assertThatThrownBy(() -> DurableServer.restore(backup, restored))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The backup '%1$s' could not be restored into '%2$s': Not in GZIP format
                          Where: %1$s
                          Fix: name a backup that is whole; the folder has no data still.""".formatted(backup, restored));
    }

    @Test
    void restoreWhenFileIsMissingSaysSo() {
        assertThatThrownBy(() -> DurableServer.restore(backup, restored))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The backup '%1$s' cannot be read.
                          Where: %1$s
                          Fix: name a file that a backup was written to.""".formatted(backup));
    }

    @Test
    void restoreWhenBackupIsOfAnotherMajorVersionSaysHowToMoveIt() throws Exception {
        OlderServer.with(17, () -> {
            DurableServer.backup(MadeFolder.make(folder), backup);
            return true;
        });

        assertThatThrownBy(() -> DurableServer.restore(backup, restored))
                .isInstanceOf(ConcordatException.class)
                .hasMessageStartingWith("The backup '" + backup + "' holds data of PostgreSQL version 17, but the"
                        + " binaries on the class path are of version 18.\n  Where: " + backup + "\n  Fix: ");
        assertThat(restored.resolve("postgresql")).doesNotExist();
    }
}
