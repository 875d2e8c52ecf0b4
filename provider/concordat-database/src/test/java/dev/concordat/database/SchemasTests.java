package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import org.junit.jupiter.api.Test;

class SchemasTests {

    private static final String TABLES =
            "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
                    + " c.relnamespace where c.relkind = 'r' and n.nspname !~ '^pg_|information_schema|^concordat' order by 1";

    @Test
    void prepareWhenSchemasAreNamedMakesThemTheSearchPathOfEveryConnection() {
        Databases databases = PreparedBy.yaml("""
                databases:
                  billing:
                    migrations: "classpath:db/schemas"
                    schemas: [invoices, "Old Invoices"]
                    extensions: ["uuid-ossp", hstore]
                  archive:
                    migrations: "classpath:db/past"
                    schemas: past
                    fixtures: [past/customers@1]
                """);
        Database billing = databases.get("billing");

        assertThat(PreparedBy.column(billing, TABLES))
                .containsExactly("invoices.flyway_schema_history", "invoices.invoice");
        assertThat(PreparedBy.column(billing, "show search_path")).containsExactly("invoices, \"Old Invoices\"");
        assertThat(PreparedBy.column(
                        billing,
                        "select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace"
                                + " where e.extname in ('uuid-ossp', 'hstore')"))
                .containsExactly("invoices", "invoices");

        PreparedBy.execute(billing, "create table \"Old Invoices\".scan (id integer)");
        billing.reset();
        billing.insert(PreparedBy.document("states.yml", "invoice: [{tags: {paid: yes}}]"));

        assertThat(PreparedBy.column(billing, "select tags -> 'paid' from invoice"))
                .containsExactly("yes");
        assertThat(PreparedBy.column(billing, "show search_path")).containsExactly("invoices, \"Old Invoices\"");
        assertThat(PreparedBy.column(databases.get("archive"), TABLES))
                .containsExactly("past.country", "past.customer", "past.flyway_schema_history");
        assertThat(PreparedBy.column(databases.get("archive"), "select last_name from customer"))
                .containsExactly("Lovelace");
        databases.close();
    }

    @Test
    void prepareWhenAnExtensionIsInPublicStillMigratesAsIntoAnEmptySchema() {
        Databases databases = PreparedBy.yaml("""
                databases:
                  billing:
                    migrations: "classpath:db/schemas"
                    extensions: [uuid-ossp, hstore]
                    flyway: {baselineOnMigrate: true}
                """);

        assertThat(PreparedBy.column(databases.get("billing"), TABLES))
                .containsExactly("public.flyway_schema_history", "public.invoice");
        databases.close();
    }

    @Test
    void prepareWhenAnExtensionIsMissingListsThoseThatAreNear() {
        assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {extensions: [pgcripto, zombodb]}"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The server has no extension 'pgcripto', which database 'shop' needs.
                          Where: concordat.yml:2
                          Fix: did you mean 'pgcrypto'? An extension that does not come with PostgreSQL needs an image \
                        that holds it: 'databases.shop.image'.
                        The server has no extension 'zombodb', which database 'shop' needs.
                          Where: concordat.yml:2
                          Fix: An extension that does not come with PostgreSQL needs an image that holds it: \
                        'databases.shop.image'.""");
    }

    @Test
    void prepareWhenASchemaCannotBeMadeSaysWhichAndWhy() {
        assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {schemas: [pg_own]}"))
                .hasMessage("""
                        The schema 'pg_own' of database 'shop' could not be made: ERROR: unacceptable schema name "pg_own"
                          Detail: The prefix "pg_" is reserved for system schemas.
                          Where: concordat.yml:2
                          Fix: give the user the right to make it, or take it out of 'databases.shop.schemas'.""");
    }
}
