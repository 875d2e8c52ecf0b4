package dev.concordat.database.internal.version;

import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The servers of this JVM, one for each declared database that somebody wants at a version. They live until the last
 * JUnit session in this JVM ends, or the JVM.
 */
public final class VersionServers {

    private static final Map<List<String>, VersionServer> SERVERS = new HashMap<>();
    private static boolean hooked;

    private VersionServers() {}

    /**
     * The server of a declared database, started when it is asked for first.
     *
     * @param files where it is declared
     */
    public static synchronized VersionServer get(DatabaseSettings settings, List<String> files) {
        List<String> key = new ArrayList<>(files);
        key.add(settings.name());
        VersionServer server = SERVERS.get(key);
        if (server == null) {
            if (!hooked) {
                hooked = true;
                Runtime.getRuntime().addShutdownHook(new Thread(VersionServers::closeAll, "concordat-versions"));
            }
            server = VersionServer.start(settings);
            SERVERS.put(key, server);
        }
        return server;
    }

    /** Closes all of them; who asks for one later gets a new one. */
    public static synchronized void closeAll() {
        SERVERS.values().forEach(VersionServer::close);
        SERVERS.clear();
    }
}
