package dev.concordat.database.internal.server;

import java.nio.charset.StandardCharsets;

/** Names of the databases beside a named one. PostgreSQL cuts names at 63 bytes, silently; these never reach that. */
final class DatabaseNames {

    private static final int LONGEST = 63;

    private DatabaseNames() {}

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
