package dev.concordat.samples.catalog;

import dev.concordat.migration.MigrationCheck;
import dev.concordat.migration.MigrationPolicy;

class CatalogMigrationsTests {

    @MigrationPolicy
    void keepsThePolicy(MigrationCheck migration) {
        migration.verify();
    }
}
