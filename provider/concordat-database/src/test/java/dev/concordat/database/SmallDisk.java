package dev.concordat.database;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of a few megabytes. Only the superuser can make one; where he is not the one who runs the tests, those
 * that need it are skipped.
 *
 * @param folder where it is mounted
 */
public record SmallDisk(Path folder) implements AutoCloseable {

    /** Mounts one. */
    public static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectory(folder);
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=755", "tmpfs", folder.toString()) == 0;
        if (!mounted) {
            Files.delete(folder);
        }
        assumeTrue(mounted, "no right to mount a small disk");
        return new SmallDisk(folder);
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    // What a server still has open goes with it.
    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString());
        Files.deleteIfExists(folder);
    }
}
