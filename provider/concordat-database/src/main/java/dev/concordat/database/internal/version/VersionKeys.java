package dev.concordat.database.internal.version;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.fixture.FixtureResources;
import dev.concordat.database.internal.migration.MigrationContent;
import dev.concordat.database.internal.migration.VersionFingerprints;
import dev.concordat.database.internal.server.Passwords;
import dev.concordat.database.internal.server.ServerPlan;
import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.Optional;

/**
 * Names the templates of a database by what they were made from: the same content up to a version, the same name,
 * whatever comes after it.
 */
final class VersionKeys {

    private static final int LENGTH = 24;

    private final VersionFingerprints fingerprints;

    /** What the name of every template of this database begins with, and of no other one. */
    private final String prefix;

    /** For what nothing can be told of: good for one run. */
    private final String unknown = Passwords.random();

    private VersionKeys(VersionFingerprints fingerprints, String prefix) {
        this.fingerprints = fingerprints;
        this.prefix = prefix;
    }

    /**
     * Reads what they are made from.
     *
     * @param working the name of the database that is handed out
     */
    static VersionKeys of(DatabaseSettings database, ServerPlan plan, String working) {
        VersionFingerprints fingerprints = new VersionFingerprints(server(database, plan));
        fingerprints.all().text(DatabaseSettings.SCHEMAS, String.join("\n", database.schemas()));
        fingerprints.all().text(DatabaseSettings.EXTENSIONS, String.join("\n", database.extensions()));
        MigrationContent.describe(database, fingerprints);
        for (String set : database.fixtures()) {
            String version = set.substring(set.lastIndexOf('@') + 1);
            if (AtVersion.isOne(version)) {
                FixtureResources.describe(database.at(version), fingerprints.of(AtVersion.of(version)));
            }
        }
        String own =
                new Fingerprint().text("database", working).key().orElseThrow().substring(0, 8);
        return new VersionKeys(fingerprints, "concordat_at_" + own + "_");
    }

    /** What all templates of a database have in common: their server. */
    static Fingerprint server(DatabaseSettings database, ServerPlan plan) {
        Fingerprint fingerprint = Fingerprint.ofOwnCode();
        fingerprint.text("versions of", database.name());
        plan.describe(fingerprint);
        return fingerprint;
    }

    String prefix() {
        return prefix;
    }

    /** The name of the template at a known version; empty text for before the first. */
    String template(String version) {
        Optional<String> key = fingerprints.key(version);
        return prefix
                + key.orElseGet(() -> new Fingerprint()
                                .text("run", unknown)
                                .text("version", version)
                                .key()
                                .orElseThrow())
                        .substring(0, LENGTH);
    }
}
