package dev.concordat.configuration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder for all that outlives a run: {@value #FOLDER}, else {@code $XDG_CACHE_HOME/concordat}, else
 * {@code ~/.cache/concordat}. Where it cannot be written, as in a sandbox without a home, a folder of the user's own in
 * the temp folder stands in for it, and that is said once.
 */
public final class UserCache {

    /** The system property that names the folder; also the environment variable {@code CONCORDAT_CACHE_FOLDER}. */
    public static final String FOLDER = "concordat.cache.folder";

    private static final System.Logger LOG = System.getLogger("dev.concordat.configuration");

    private static final Path MACHINE = Path.of("/var/cache/concordat");

    private static @Nullable Path standIn;

    private UserCache() {}

    /** The folder, which exists. */
    public static Path folder() {
        Path wanted = Optional.ofNullable(System.getProperty(FOLDER))
                .map(named -> Path.of(named).toAbsolutePath())
                .orElseGet(() ->
                        wanted(System.getenv(), Path.of(System.getProperty("user.home")), ProcessOwner.isSuperuser()));
        return canBeWritten(wanted) ? wanted : standIn(wanted);
    }

    /**
     * Where the cache is to be. The superuser's own home is closed to the account that a server has to run as, so his
     * cache is the machine's.
     */
    static Path wanted(Map<String, String> environment, Path home, boolean superuser) {
        String named = environment.get("CONCORDAT_CACHE_FOLDER");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        String configured = environment.get("XDG_CACHE_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured, "concordat");
        }
        return superuser ? MACHINE : home.resolve(".cache").resolve("concordat");
    }

    private static boolean canBeWritten(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static synchronized Path standIn(Path wanted) {
        if (standIn == null) {
            Path folder =
                    Path.of(System.getProperty("java.io.tmpdir"), "concordat-cache-" + System.getProperty("user.name"));
            makeStandIn(wanted, folder);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The cache folder {0} cannot be written: {1} stands in for it. Name another by -D{2}.",
                    wanted,
                    folder,
                    FOLDER);
            standIn = folder;
        }
        return standIn;
    }

    // Everybody can make a folder of that name in the temp folder; programs are run only from one's own.
    private static void makeStandIn(Path wanted, Path folder) {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
            }
            Path probe = Files.createTempFile(folder, "owner-", "");
            boolean own = Files.getOwner(probe).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
            Files.delete(probe);
            if (own) {
                return;
            }
            throw new IOException("it is somebody else's");
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "Neither the cache folder nor one in the temp folder can be used: " + e.getMessage(),
                            wanted + ", " + folder,
                            "name a folder that can be written: -D" + FOLDER + "=<folder>, or CONCORDAT_CACHE_FOLDER."),
                    e);
        }
    }
}
