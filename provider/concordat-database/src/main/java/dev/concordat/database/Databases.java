package dev.concordat.database;

import dev.concordat.configuration.Settings;
import java.util.List;

/**
 * The databases that a class path declares in {@value Settings#FILE}, prepared once per JVM: the first who asks waits
 * until they are started, migrated and loaded.
 */
public final class Databases {

    private final List<Database> all;

    Databases(List<Database> all) {
        this.all = List.copyOf(all);
    }

    /** All of them, in the order of the file. */
    public List<Database> all() {
        return all;
    }

    /** The database of a name; an error that lists the known names where there is none. */
    public Database get(String name) {
        return all.stream()
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
