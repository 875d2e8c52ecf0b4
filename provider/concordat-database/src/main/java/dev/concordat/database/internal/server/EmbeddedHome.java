package dev.concordat.database.internal.server;

import dev.concordat.database.internal.cache.Folders;
import dev.concordat.database.internal.cache.StoredBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What runs an embedded server.
 *
 * @param binaries the folder that holds {@code bin}
 * @param account who runs it
 */
record EmbeddedHome(Path binaries, Account account) {

    static EmbeddedHome of(Path binaries, RunFolder folder) throws IOException, InterruptedException {
        return new EmbeddedHome(binaries, Account.toRun(binaries, folder.path(), Account.Use.NONE));
    }

    /** The same with a stored data directory, which is unpacked while the account is tried. */
    static EmbeddedHome with(StoredBaseline stored, Path binaries, RunFolder folder)
            throws IOException, InterruptedException {
        return new EmbeddedHome(binaries, Account.toRun(binaries, folder.path(), new Account.Use() {
            @Override
            public void with(Account account) throws IOException {
                new EmbeddedHome(binaries, account).unpack(stored, folder);
            }

            @Override
            public void undo() throws IOException {
                Folders.delete(folder.data());
            }
        }));
    }

    String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    /** Unpacks a stored data directory. */
    void unpack(StoredBaseline stored, RunFolder folder) throws IOException {
        Path data = Folders.ownersAlone(folder.data());
        account.own(data);
        stored.unpack(data, account.prefix());
    }

    /** Forgets a data directory that is of no use. */
    void empty(RunFolder folder) throws IOException {
        Folders.delete(folder.data());
    }

    /** The server's major version, as its data directory notes it. */
    static int majorVersion(Path data) throws IOException {
        return Integer.parseInt(Files.readString(data.resolve("PG_VERSION")).strip());
    }
}
