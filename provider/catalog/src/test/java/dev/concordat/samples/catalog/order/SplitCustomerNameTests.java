package dev.concordat.samples.catalog.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.migration.MigratingDatabase;
import dev.concordat.migration.MigrationTest;
import org.junit.jupiter.api.Test;

// tag::migration[]
@MigrationTest("8")
class SplitCustomerNameTests {

    @Test
    void splitsTheNameAtItsFirstSpace(MigratingDatabase db) {
        db.table("customer").insert("id", 1, "email", "ada@example.org", "full_name", "Ada King Lovelace");

        db.migrate();

        assertThat(db.table("customer").row(1))
                .containsEntry("first_name", "Ada")
                .containsEntry("last_name", "King Lovelace");
    }
    // end::migration[]

    @Test
    void leavesOutTheLastNameOfWhoHasNone(MigratingDatabase db) {
        db.table("customer").insert("id", 2, "email", "sting@example.org", "full_name", "Sting");

        db.migrate();

        assertThat(db.table("customer").row(2))
                .containsEntry("first_name", "Sting")
                .containsEntry("last_name", null);
    }

    // tag::reversible[]
    @Test
    void goesBackToTheFullName(MigratingDatabase db) throws Exception {
        db.table("customer").insert("id", 1, "email", "ada@example.org", "full_name", "Ada Lovelace");

        db.reversible(
                () -> assertThat(db.table("customer").column("full_name")).containsExactly("Ada Lovelace"),
                () -> assertThat(db.table("customer").columns()).doesNotContainKey("full_name"));
    }
    // end::reversible[]
}
