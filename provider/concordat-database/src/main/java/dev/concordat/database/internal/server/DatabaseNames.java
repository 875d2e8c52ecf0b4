package dev.concordat.database.internal.server;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Names of the databases beside a named one. PostgreSQL cuts names at 63 bytes, silently; these never reach that. */
final class DatabaseNames {

    private static final int LONGEST = 63;

    private static final Set<String> THERE = Set.of("postgres", "template0", "template1");

    private DatabaseNames() {}

    /** A database's name as it is declared, except where a new server has one of that name already. */
    static String onNewServer(String database) {
        return THERE.contains(database) ? database + "_2" : database;
    }

    static String template(String database) {
        return beside(database, "_concordat_template");
    }

    static String empty(String database) {
        return beside(database, "_concordat_empty");
    }

    static String spare(String database) {
        return beside(database, "_concordat_spare");
    }

    static String worn(String database) {
        return beside(database, "_concordat_worn");
    }

    static String versions(String database) {
        return beside(database, "_concordat_versions");
    }

    static String failed(String database) {
        return beside(database, "_failed");
    }

    private static String beside(String database, String suffix) {
        if (bytes(database) + suffix.length() <= LONGEST) {
            return database + suffix;
        }
        String hash = Integer.toHexString(database.hashCode());
        int room = LONGEST - suffix.length() - hash.length() - 1;
        int end = database.length();
        while (bytes(database.substring(0, end)) > room) {
            end = database.offsetByCodePoints(end, -1);
        }
        return database.substring(0, end) + "_" + hash + suffix;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
