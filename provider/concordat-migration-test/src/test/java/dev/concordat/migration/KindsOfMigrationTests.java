package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Whatever Flyway runs: in several schemas, with placeholders and callbacks, outside transactions, as code. */
class KindsOfMigrationTests {

    @Test
    @MigrationTest(value = "2", database = "all")
    void migrateWhenItRunsOutsideATransactionGoesUpAndDown(MigratingDatabase db, Connection connection)
            throws SQLException {
        db.migrate();
        assertThat(hasIndex(connection)).isTrue();

        db.undo();
        assertThat(hasIndex(connection)).isFalse();
        assertThat(db.version()).isEqualTo("1");
    }

    private static boolean hasIndex(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('account_owner') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Test
    @MigrationTest(value = "3", database = "all")
    void migrateWhenItIsCodeGoesUpAndDown(MigratingDatabase db) {
        db.table("account").insert("owner", "ada");

        db.migrate();
        assertThat(db.table("account").column("owner")).containsExactly("ADA");

        db.undo();
        assertThat(db.table("account").column("owner")).containsExactly("ada");
        assertThat(db.pending()).hasSize(3);
    }

    @Test
    @MigrationTest(value = "4", database = "all")
    void migrateWhenThereArePlaceholdersAndCallbacksHasThem(MigratingDatabase db) {
        db.table("account").insert("owner", "ada");

        db.migrate();
        assertThat(db.table("account").column("currency")).containsExactly("EUR");
        assertThat(db.table("audit.entry").count()).isEqualTo(4);

        db.undo();
        assertThat(db.table("account").columns()).doesNotContainKey("currency");
    }

    @Test
    @AtSchema(database = "all")
    void schemaWhenItIsTheLatestHasWhatIsRepeatable(MigratingDatabase db) {
        db.table("account").insert("owner", "ada");

        assertThat(db.table("owners").column("owner")).containsExactly("ada");
        assertThat(db.pending()).isEmpty();
    }

    @Test
    @MigrationTest(value = "3", database = "baselined")
    void migrateWhenThereIsABaselineBeginsFromIt(MigratingDatabase db) {
        assertThat(db.applied()).containsExactly("B2__product.sql");
        db.table("product").insert("id", 1, "name", "Kettle");

        db.migrate();

        assertThat(db.table("product").row(1)).containsEntry("price", 0L);
    }

    @Test
    @MigrationTest(value = "2", database = "baselined")
    void migrateWhenABaselineLeadsThereTooRunsTheVersionedOne(MigratingDatabase db) {
        assertThat(db.applied()).containsExactly("V1__old.sql");

        db.migrate();

        assertThat(db.applied()).containsExactly("V1__old.sql", "V2__name.sql");
    }
}
