package dev.concordat.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The folder of a stopped server with a table of a few rows. */
final class MadeFolder {

    /** How many rows the table has. */
    static final int ENTRIES = 10;

    private MadeFolder() {}

    /** Lets the account find its way that a server runs as where this runs as root. */
    static Path enterable(Path temp) throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
        return temp.toRealPath();
    }

    /** Makes one. */
    static Path make(Path folder) throws SQLException {
        try (DurableServer server = DurableServer.start(folder);
                Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id int primary key)");
            statement.execute("insert into entry select generate_series(1, " + ENTRIES + ")");
        }
        return folder;
    }

    /** A copy of one, which costs a tenth of making it; with its owners. */
    static void copy(Path made, Path folder) throws IOException, InterruptedException {
        Process copying = new ProcessBuilder("cp", "-a", made.toString(), folder.toString()).start();
        assertThat(copying.waitFor()).isZero();
    }
}
