package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@MigrationTest("3")
class MigrationTestTests {

    @Test
    void migrateWhenThereAreRowsChangesThem(MigratingDatabase db) {
        db.table("customer").insert("id", 1, "name", "Ada Lovelace");
        assertThat(db.version()).isEqualTo("2");
        assertThat(db.applied()).containsExactly("V1__customers.sql", "V2__emails.sql");

        db.migrate();

        assertThat(db.version()).isEqualTo("3");
        assertThat(db.table("customer").row(1)).containsEntry("last_name", "Lovelace");
        assertThat(db.table("customer").row(7)).containsEntry("first_name", "Grace");
        assertThat(db.pending()).containsExactly("V4__orders.sql", "R__customer_names.sql");
    }

    @Test
    void migrateToLatestWhenThereAreRepeatableOnesRunsThem(MigratingDatabase db) {
        db.table("customer").insert("id", 1, "name", "Ada Lovelace");

        db.migrateToLatest();

        assertThat(db.table("customer_names").column("name")).contains("Ada Lovelace", "Grace Hopper");
        assertThat(db.pending()).isEmpty();
    }

    @Test
    void parametersWhenAskedForAreOfTheSameDatabase(MigratingDatabase db, DataSource dataSource, Connection connection)
            throws SQLException {
        assertThat(connection.getMetaData().getURL()).startsWith(db.url());
        try (Connection other = dataSource.getConnection()) {
            assertThat(other.getMetaData().getURL()).startsWith(db.url());
        }
    }

    @Test
    @MigrationTest("1")
    void migrationWhenNamedOnTheMethodTakesThePlaceOfTheClasss(MigratingDatabase db) {
        assertThat(db.version()).isEmpty();
    }

    @Test
    void migrateWhenCalledTwiceSaysSo(MigratingDatabase db) {
        db.migrate();

        assertThatThrownBy(db::migrate).hasMessage("""
                Migration 3 of database 'main' ran already: migrate() was called twice.
                  Where: dev.concordat.migration.MigrationTestTests#migrateWhenCalledTwiceSaysSo
                  Fix: call migrateTo or migrateToLatest to go on.""");
    }

    @Nested
    @AtSchema("4")
    class Nearest {

        @Test
        void schemaWhenNamedOnTheNestedClassTakesThePlaceOfTheEnclosingOnes(MigratingDatabase db) {
            assertThat(db.version()).isEqualTo("4");
        }
    }
}
