package dev.concordat.database;

import dev.concordat.database.internal.cache.Fingerprint;
import dev.concordat.database.internal.fixture.FixtureResources;
import dev.concordat.database.internal.migration.MigrationContent;
import dev.concordat.database.internal.server.ServerPlan;
import dev.concordat.database.internal.settings.DatabaseSettings;

/** What a baseline depends on, told without any server: the same content, the same baseline. */
final class BaselineKey {

    private BaselineKey() {}

    static Fingerprint of(DatabaseSettings database, ServerPlan server) {
        Fingerprint fingerprint = Fingerprint.ofOwnCode();
        fingerprint.text("database", database.name());
        server.describe(fingerprint);
        fingerprint.text(DatabaseSettings.SCHEMAS, String.join("\n", database.schemas()));
        fingerprint.text(DatabaseSettings.EXTENSIONS, String.join("\n", database.extensions()));
        fingerprint.text(DatabaseSettings.RESET, database.reset().name());
        fingerprint.text(DatabaseSettings.VERSION, database.version().orElse(DatabaseSettings.LATEST));
        fingerprint.text(DatabaseSettings.SEQUENCES, database.sequences().name());
        MigrationContent.describe(database, fingerprint);
        if (fingerprint.reason().isEmpty()) {
            FixtureResources.describe(database, fingerprint);
        }
        return fingerprint;
    }
}
