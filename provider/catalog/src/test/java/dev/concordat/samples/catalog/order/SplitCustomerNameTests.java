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
        db.table("customer").insert("id", 2, "email", "grace@example.org", "full_name", "Grace Brewster Hopper");

        db.migrate();

        assertThat(db.table("customer").row(2))
                .containsEntry("first_name", "Grace")
                .containsEntry("last_name", "Brewster Hopper");
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
        db.reversible(
                () -> assertThat(db.table("customer").column("full_name")).containsExactly("Ada Lovelace"),
                () -> assertThat(db.table("customer").columns()).doesNotContainKey("full_name"));
    }
    // end::reversible[]
}
