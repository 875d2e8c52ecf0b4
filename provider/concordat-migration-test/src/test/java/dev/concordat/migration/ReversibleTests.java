package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReversibleTests {

    @Test
    @MigrationTest("3")
    void reversibleWhenTheScriptUndoesItGoesUpAndDown(MigratingDatabase db) throws Exception {
        db.table("customer").insert("id", 1, "name", "Ada Lovelace");

        db.reversible(
                () -> assertThat(db.table("customer").column("name")).containsExactly("Ada Lovelace", "Grace Hopper"),
                () -> assertThat(db.table("customer").column("last_name")).containsExactly("Lovelace", "Hopper"));

        assertThat(db.version()).isEqualTo("2");
        assertThat(db.applied()).containsExactly("V1__customers.sql", "V2__emails.sql");
        assertThat(db.table("concordat_undo_history").exists()).isFalse();
        db.migrate();
        assertThat(db.version()).isEqualTo("3");
    }

    @Test
    @MigrationTest("3")
    void reversibleWhenARowIsNotBroughtBackPrintsIt(MigratingDatabase db) {
        db.table("customer").insert("id", 1, "name", "Ada King Lovelace");

        assertThatThrownBy(() -> db.reversible(() -> {}, () -> {})).hasMessage("""
                Migration 3 of database 'main' is not undone by what undoes it:
                public.customer: missing {"id": 1, "name": "Ada King Lovelace", "email": null}, \
                too much {"id": 1, "name": "Ada King", "email": null}
                  Where: dev.concordat.migration.ReversibleTests#reversibleWhenARowIsNotBroughtBackPrintsIt
                  Fix: have it bring back what the migration took away, and take away what it made.""");
    }

    @Test
    @MigrationTest("2")
    void reversibleWhenTheSchemaIsNotBroughtBackPrintsTheObjects(MigratingDatabase db) {
        assertThatThrownBy(() -> db.reversible(() -> {}, () -> {})).hasMessage("""
                Migration 2 of database 'main' is not undone by what undoes it:
                column public.customer.email: too much, 'text'
                column public.customer.mail: too much, 'text'
                constraint customer_email_key of public.customer: too much, 'UNIQUE (email)'
                index public.customer_email_key: too much, 'CREATE UNIQUE INDEX customer_email_key ON public.customer \
                USING btree (email)'
                  Where: dev.concordat.migration.ReversibleTests#reversibleWhenTheSchemaIsNotBroughtBackPrintsTheObjects
                  Fix: have it bring back what the migration took away, and take away what it made.""");
    }

    @Test
    @MigrationTest("4")
    void undoWhenTheScriptFailsNamesFileLineAndErrorAndLeavesTheHistory(MigratingDatabase db) {
        db.migrate();

        assertThatThrownBy(db::undo).hasMessage("""
                        Migration 'U4__orders.sql' of database 'main' failed: table "customer_ordr" does not exist [42P01]
                        drop table customer_ordr
                          Where: db/shop/U4__orders.sql:1
                          Fix: mend the migration.""");
        assertThat(db.version()).isEqualTo("4");
        assertThat(db.table("concordat_undo_history").exists()).isFalse();
    }

    @Test
    @MigrationTest("1")
    void undoWhenThereIsNoScriptSaysHowToWriteOne(MigratingDatabase db) {
        db.migrate();

        assertThatThrownBy(db::undo).hasMessage("""
                Migration 'V1__customers.sql' of database 'main' has no undo.
                  Where: dev.concordat.migration.ReversibleTests#undoWhenThereIsNoScriptSaysHowToWriteOne
                  Fix: write 'U1__<description>.sql' beside it.""");
    }

    @Test
    @MigrationTest("2")
    void undoWhenOthersRanAfterItSaysSo(MigratingDatabase db) {
        db.migrate();
        db.migrateTo("3");

        assertThatThrownBy(db::undo).hasMessage("""
                Migration 2 of database 'main' is not the one that ran last: that is 3.
                  Where: dev.concordat.migration.ReversibleTests#undoWhenOthersRanAfterItSaysSo
                  Fix: call undo after migrate.""");
    }
}
