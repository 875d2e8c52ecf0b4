package dev.concordat.database.server;

import dev.concordat.ConcordatException;
import dev.concordat.database.internal.durable.Backup;
import dev.concordat.database.internal.durable.Restore;
import dev.concordat.database.internal.durable.RunningCluster;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server for a program that is to need no installed one. Its binaries come from the class path, its data
 * stays in a folder, and nothing that it acknowledged is lost, whatever is killed: the next start finds it. It listens
 * on loopback alone, on a free port that differs from start to start, behind a random password that is kept in the
 * folder, in a file that is its owner's alone.
 *
 * <p>It ends with the JVM that started it, also when that is killed; on Windows only the next start ends it then. One
 * process at a time runs the server of a folder. Where the JVM's user is root, the server runs as an ordinary one.
 *
 * <pre>{@code
 * try (DurableServer server = DurableServer.start(Path.of("data"))) {
 *     DataSource dataSource = server.dataSource();
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class DurableServer implements AutoCloseable {

    private final RunningCluster cluster;

    private DurableServer(RunningCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Starts the server of a folder. Where the folder, or data in it, does not exist, it is made. A server that
     * outlived its killed owner in this folder is stopped first.
     *
     * @throws ConcordatException if another process runs it, if the folder cannot be written, if its data is of another
     *     major version, or if the server does not start
     */
    public static DurableServer start(Path folder) {
        return new DurableServer(RunningCluster.start(folder));
    }

    /** The URL of its database, without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database();
    }

    /** The port on the loopback interface. */
    public int port() {
        return cluster.port();
    }

    /** The database's name. */
    public String database() {
        return cluster.name();
    }

    /** The user who owns the database; not a superuser. */
    public String username() {
        return cluster.name();
    }

    /** The user's password. */
    public String password() {
        return cluster.password();
    }

    /** The folder it lives in. */
    public Path folder() {
        return cluster.folder();
    }

    /** Connections to its database, each opened anew; no pool. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(username());
        dataSource.setPassword(password());
        return dataSource;
    }

    /** Whether it still runs; a start in its folder makes good whatever ended it. */
    public boolean isRunning() {
        return cluster.isRunning();
    }

    /**
     * Writes all data as of the end of this call into one {@code .tar.gz} file, while the server works on. The file is
     * replaced if it exists, once the new one is complete.
     *
     * <p>It is a copy of the server's files, and fits the same major version and kind of machine only.
     */
    public void backup(Path file) {
        cluster.backUp(file);
    }

    /** The same for the server of a folder, whether it runs, in this or another process, or does not. */
    public static void backup(Path folder, Path file) {
        Backup.of(folder, file);
    }

    /**
     * Unpacks a backup into a folder without data. Its server has another password than the one that was backed up.
     *
     * @throws ConcordatException if the folder has data, or the backup is damaged or of another major version
     */
    public static void restore(Path file, Path folder) {
        Restore.into(folder, file);
    }

    /** Stops the server; open connections are closed. */
    @Override
    public void close() {
        cluster.close();
    }

    /** The URL, without credentials. */
    @Override
    public String toString() {
        return jdbcUrl();
    }
}
