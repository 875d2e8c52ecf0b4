package dev.concordat.samples.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.migration.MigratingDatabase;
import dev.concordat.migration.MigrationTest;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MigrationTest("7")
class ProductStatusMigrationTests {

    @Test
    void makesDraftsOfProductsWithoutAPrice(MigratingDatabase db) {
        db.table("product").insert("id", 1, "sku", "KET-001", "name", "Kettle", "price_cents", 4900);
        db.table("product").insert("id", 2, "sku", "POT-001", "name", "Pot", "price_cents", 0);

        db.migrate();

        assertThat(db.table("product").column("status")).containsExactly("ACTIVE", "DRAFT");
    }

    @Test
    void countsAvailabilityFromTheDayAProductWasAdded(MigratingDatabase db) {
        db.table("product")
                .insert(Map.of(
                        "id", 1,
                        "sku", "KET-001",
                        "name", "Kettle",
                        "price_cents", 4900,
                        "created_at", "2024-05-17T10:00:00Z"));

        db.migrate();

        assertThat(db.table("product").row(1)).containsEntry("available_since", LocalDate.of(2024, 5, 17));
    }

    @Test
    void givesLaterProductsAStatus(MigratingDatabase db) {
        db.migrate();

        db.table("product").insert("id", 1, "sku", "KET-001", "name", "Kettle", "price_cents", 0);

        assertThat(db.table("product").row(1)).containsEntry("status", "ACTIVE");
    }
}
