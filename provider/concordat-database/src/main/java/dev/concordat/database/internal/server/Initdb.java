package dev.concordat.database.internal.server;

import dev.concordat.database.internal.cache.BaselineCache;
import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.cache.StoredBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an empty data directory; the cache keeps one, so that it is made once on a machine. */
final class Initdb {

    private static final System.Logger LOG = System.getLogger("dev.concordat.database");

    static final String SUPERUSER = "postgres";

    /** The fact under which the superuser's password is noted. */
    static final String PASSWORD = "password";

    private static final int CHECKSUMS_BY_DEFAULT_SINCE = 18;
    private static final int SETTINGS_SINCE = 16;

    private Initdb() {}

    private static List<String> arguments() {
        return List.of(
                "--username=" + SUPERUSER,
                // Nothing leaves the loopback interface; a handshake would cost each new JVM its cryptography.
                "--auth=password",
                "--encoding=UTF8",
                "--locale=" + (Platform.current().isLinux() ? "C.UTF-8" : "C"),
                // Small log files: the last one is part of every copy.
                "--wal-segsize=1",
                "--no-instructions",
                "--no-sync");
    }

    static void describe(Fingerprint fingerprint) {
        fingerprint.text("initdb", String.join(" ", arguments()));
    }

    /**
     * Puts an empty data directory into a folder.
     *
     * @return the superuser's password
     */
    static String run(EmbeddedHome home, RunFolder folder) throws IOException, InterruptedException {
        BaselineCache cache = BaselineCache.ofUser();
        if (!cache.isOn()) {
            return make(home, folder);
        }
        String key = key(home);
        Optional<String> unpacked = unpack(cache, key, home, folder);
        if (unpacked.isPresent()) {
            return unpacked.get();
        }
        try (BaselineCache.Hold hold = cache.hold(key)) {
            // Whoever was waited for may have made it.
            unpacked = unpack(cache, key, home, folder);
            return unpacked.isPresent() ? unpacked.get() : stored(make(home, folder), hold, folder);
        }
    }

    private static String key(EmbeddedHome home) {
        Fingerprint fingerprint = new Fingerprint().text("what", "an empty cluster");
        describe(fingerprint);
        return fingerprint
                .text("binaries", String.valueOf(home.binaries().getFileName()))
                .key()
                .orElseThrow();
    }

    private static Optional<String> unpack(BaselineCache cache, String key, EmbeddedHome home, RunFolder folder)
            throws IOException {
        StoredBaseline stored = cache.find(key).orElse(null);
        if (stored == null) {
            return Optional.empty();
        }
        try {
            home.unpack(stored, folder);
            return Optional.of(stored.facts().getOrDefault(PASSWORD, ""));
        } catch (IOException e) {
            cache.unusable(stored, e);
            home.empty(folder);
            return Optional.empty();
        }
    }

    // A run goes on without: it only will not be as fast the next time.
    private static String stored(String password, BaselineCache.Hold hold, RunFolder folder) {
        try {
            hold.store(folder.data(), Map.of(PASSWORD, password));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "An empty data directory could not be stored, and will be made again: {0}",
                    e.getMessage());
        }
        return password;
    }

    private static String make(EmbeddedHome home, RunFolder folder) throws IOException, InterruptedException {
        String password = Passwords.random();
        Path passwordFile = Files.writeString(folder.path().resolve("password"), password);
        home.account().own(passwordFile);
        try {
            List<String> command = new ArrayList<>();
            command.add(home.program("initdb"));
            command.addAll(arguments());
            command.addAll(List.of("--pgdata=" + folder.data(), "--pwfile=" + passwordFile));
            int version = EmbeddedBinaries.majorVersion(home.binaries());
            if (version >= CHECKSUMS_BY_DEFAULT_SINCE) {
                command.add("--no-data-checksums");
            }
            if (version >= SETTINGS_SINCE) {
                // The password is random: repeating the hash would slow down every new connection and protect nothing.
                command.addAll(List.of("--set", "scram_iterations=1"));
            }
            ServerProcess.run(home.account().command(command), folder.path(), Leash.THROWS_AWAY);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        return password;
    }
}
