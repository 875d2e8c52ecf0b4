package dev.concordat.database.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFoldersTests {

    @TempDir
    private Path place;

    // No process has this number: it is beyond what any system gives out.
    private Path left(String name) throws IOException {
        Path folder = place.resolve(name);
        Files.createDirectories(folder.resolve("data/base"));
        Files.writeString(folder.resolve("data/postmaster.pid"), "99999999\n");
        return folder;
    }

    @Test
    void sweepWhenItsRunIsDeadGivesAFolderBack() throws IOException {
        Path folder = left("concordat-99999999-1");
        Files.writeString(folder.resolve(RunFolder.OWNER), "");

        LeftFolders.sweep(place);

        assertThat(folder).doesNotExist();
    }

    @Test
    void sweepWhenAKeptServerWasStoppedGivesItsFolderBack() throws IOException {
        Path folder = left("concordat-99999999-2");
        Files.writeString(folder.resolve(RunFolder.OWNER), "");
        Files.writeString(folder.resolve(LeftFolders.KEPT), "");

        LeftFolders.sweep(place);

        assertThat(folder).doesNotExist();
    }

    @Test
    void sweepWhenItIsNotOneOfOursLeavesAFolderAlone() throws IOException {
        Path others = left("concordat-broker-data");
        Path madeThisMoment = left("concordat-99999999-3");

        LeftFolders.sweep(place);

        assertThat(others).exists();
        assertThat(madeThisMoment).exists();
    }

    @Test
    void sweepWhenItIsThisRunsOwnKeepsItsLock() throws IOException {
        Path folder = left("concordat-" + ProcessHandle.current().pid() + "-1");
        try (FileChannel owner = FileChannel.open(
                        folder.resolve(RunFolder.OWNER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = owner.lock()) {
            LeftFolders.sweep(place);

            assertThat(folder).exists();
            assertThat(lock.isValid()).isTrue();
        }
    }
}
