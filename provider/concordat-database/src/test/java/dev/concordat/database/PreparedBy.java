package dev.concordat.database;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import java.io.StringReader;

/** Prepares what a {@code concordat.yml} of a test's own declares; on the server that this JVM shares. */
final class PreparedBy {

    private PreparedBy() {}

    static Databases yaml(String yaml) {
        return Databases.prepare(Settings.of(YamlDocument.read(Settings.FILE, new StringReader(yaml))));
    }
}
