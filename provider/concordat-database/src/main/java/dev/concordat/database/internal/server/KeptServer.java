package dev.concordat.database.internal.server;

import dev.concordat.database.internal.cache.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A server that goes on after the run.
 *
 * @param folder its folder, as the machine calls it on which it runs: a container is one of its own
 * @param port where it listens
 * @param lines what a person needs to know of it
 */
public record KeptServer(Path folder, int port, List<String> lines) {

    /** The file that holds its password, in its folder. */
    static final String PASSWORDS = "pgpass";

    private static final String HOST = "127.0.0.1";

    /** Copies the lines. */
    public KeptServer {
        lines = List.copyOf(lines);
    }

    /** Leaves the sign that a server is kept, and its password where its owner alone can read it. */
    static KeptServer write(Access access, int port, Path folder, long pid) throws IOException {
        Path passwords = Folders.ownersFile(folder.resolve(PASSWORDS));
        Files.writeString(passwords, HOST + ":" + port + ":*:" + access.username() + ":" + access.password());
        Files.writeString(folder.resolve(LeftFolders.KEPT), "");
        return new KeptServer(
                folder,
                port,
                List.of(
                        "JDBC:  " + access.url() + "?user=" + access.username() + "   (password: last field of "
                                + passwords + ")",
                        "psql:  PGPASSFILE=" + passwords + " psql -h " + HOST + " -p " + port + " -U "
                                + access.username() + " " + quoted(access.database()),
                        "data:  " + folder,
                        "stop:  kill -INT " + pid + "   (the next run deletes the data)"));
    }

    /** One in a container, which knows its own password. */
    static KeptServer inContainer(Access access, String container, Path folder, int port) {
        return new KeptServer(
                folder,
                port,
                List.of(
                        "JDBC:  " + access.url() + "?user=" + access.username() + "   (password: docker exec "
                                + container + " printenv POSTGRES_PASSWORD)",
                        "psql:  docker exec -it " + container + " psql -U " + access.username() + " "
                                + quoted(access.database()),
                        "stop:  docker rm -f -v " + container + "   (and the data is gone)"));
    }

    private static String quoted(String name) {
        return name.matches("[\\w-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
