package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import org.junit.jupiter.api.Test;

class FixtureTests {

    private final Database main = Databases.declared().get("main");

    private static Databases with(String name, String fixtures) {
        return PreparedBy.yaml(
                "databases:\n  " + name + ":\n    migrations: 'classpath:db/migration'\n    fixtures: " + fixtures);
    }

    private void refused(String fixtures, String message) {
        assertThatThrownBy(() -> with("refused", fixtures))
                .isInstanceOf(ConcordatException.class)
                .hasMessage(message.strip());
        assertThat(PreparedBy.column(main, "select datname from pg_database where datname like 'refused%'"))
                .isEmpty();
    }

    @Test
    void loadWhenTypesAreManyConvertsEach() {
        assertThat(PreparedBy.column(
                        main,
                        "select concat_ws(' | ', name, price, attributes ->> 'colour', attributes -> 'sizes' -> 1,"
                                + " tags[2], status) from product where id = 10"))
                .containsExactly("Kettle | 49.00 | red | 2 | a \"b\" | open");
    }

    @Test
    void loadWhenIdsAreExplicitMovesTheSequencesBeyond() {
        try (var scratch = new Scratch("[baseline]")) {
            Database shop = scratch.database();
            assertThat(PreparedBy.column(shop, "insert into supplier (name) values ('x') returning id"))
                    .containsExactly("2");
            assertThat(PreparedBy.column(shop, "insert into product (name, price_cents) values ('x', 1) returning id"))
                    .containsExactly("12");
            assertThat(PreparedBy.column(
                            shop, "insert into sales.purchase (product_id, day) values (10, now()) returning id"))
                    .containsExactly("6");
        }
    }

    @Test
    void loadWhenASetIsSqlRunsItAfterThoseBefore() {
        try (var scratch = new Scratch("[baseline, more.sql]")) {
            assertThat(PreparedBy.column(scratch.database(), "select name from supplier order by id"))
                    .containsExactly("Steam {Ltd}", "From; SQL");
        }
    }

    @Test
    void loadWhenTableIsUnknownNamesTheNearest() {
        refused("bad/unknown-table", """
                There is no table 'prodct'.
                  Where: fixtures/bad/unknown-table.yml:4
                  Fix: did you mean 'product'? Known: flyway_schema_history, product, purchase, sample, supplier.
                """);
    }

    @Test
    void loadWhenColumnIsUnknownNamesTheNearest() {
        refused("bad/unknown-column", """
                Table 'supplier' has no column 'nme'.
                  Where: fixtures/bad/unknown-column.yml:3, table 'supplier', row 2
                  Fix: did you mean 'name'? Known: id, name.
                """);
    }

    @Test
    void loadWhenAValueCannotBeOneOfItsColumnNamesIt() {
        refused("bad/wrong-type", """
                The value of column 'price_cents' of table 'product' is no integer: a mapping fits columns of type \
                json, jsonb, hstore or a composite type alone.
                  Where: fixtures/bad/wrong-type.yml:8, table 'product', row 4
                  Fix: write a value of type integer.
                """);
    }

    @Test
    void loadWhenValuesDoNotFitTellsAllOfThem() {
        refused("bad/wrong-value", """
                Value 'A name that is far too long for it' of column 'name' of table 'supplier' is no character \
                varying(20): it is longer than 20 characters.
                  Where: fixtures/bad/wrong-value.yml:2, table 'supplier', row 1
                  Fix: write a value of type character varying(20).
                Value 'cheap' of column 'price_cents' of table 'product' is no integer: invalid input syntax for type \
                integer: "cheap".
                  Where: fixtures/bad/wrong-value.yml:5, table 'product', row 2
                  Fix: write a value of type integer.
                Value 'shiped' of column 'status' of table 'product' is no order_status: invalid input value for enum \
                order_status: "shiped".
                  Where: fixtures/bad/wrong-value.yml:7, table 'product', row 3
                  Fix: write a value of type order_status.
                Column 'name' of table 'product' needs a value.
                  Where: fixtures/bad/wrong-value.yml:8, table 'product', row 4
                  Fix: add 'name' to the row.
                A row of table 'product' was refused: new row for relation "product" violates check constraint \
                "product_price_cents_check".
                  Where: fixtures/bad/wrong-value.yml:9, table 'product', row 5
                  Fix: correct the row, or the rows it collides with.
                """);
    }

    @Test
    void loadWhenForeignKeysAreBrokenNamesValueAndTable() {
        refused("bad/broken-reference", """
                Table 'product' refers by supplier_id = 77 to a row of 'supplier' that does not exist.
                  Where: fixtures/bad/broken-reference.yml:2, table 'product', row 1
                  Fix: add that row to 'supplier', or correct the value.
                Table 'product' refers by parent_id = 12 to a row of 'product' that does not exist.
                  Where: fixtures/bad/broken-reference.yml:3, table 'product', row 2
                  Fix: add that row to 'product', or correct the value.
                Table 'sales.purchase' refers by product_id = 99 to a row of 'product' that does not exist.
                  Where: fixtures/bad/broken-reference.yml:5, table 'sales.purchase', row 1
                  Fix: add that row to 'product', or correct the value.
                """);
    }

    @Test
    void loadWhenRowsAreNoListSaysWhatToWrite() {
        refused("bad/not-a-list", """
                'supplier' should be a list, but is a mapping.
                  Where: fixtures/bad/not-a-list.yml:1
                  Fix: write a list there.
                """);
    }

    @Test
    void loadWhenSqlFailsNamesItsLine() {
        refused("bad/broken.sql", """
                Fixture set 'fixtures/bad/broken.sql' failed: column "nme" of relation "supplier" does not exist
                -- the second is wrong
                insert into supplier
                  (nme) values ('Vapour')
                  Where: fixtures/bad/broken.sql:5
                  Fix: correct the statement; nothing was loaded.
                """);
    }

    @Test
    void loadWhenASetIsMissingSaysWhereItLookedAndWhatThereIs() {
        refused("[basline]", """
                There is no fixture set 'basline': looked for 'fixtures/basline.yml', 'fixtures/basline.yaml', \
                'fixtures/basline.json', 'fixtures/basline.csv', 'fixtures/basline.sql', 'fixtures/basline/' on the \
                class path.
                  Where: concordat.yml:4
                  Fix: did you mean 'baseline'? Known: bad, baseline, django, formats, more, past, \
                twice.
                """);
    }

    @Test
    void loadWhenASetMayBeTwoFilesAsksWhich() {
        refused("twice", """
                Fixture set 'twice' may be 'fixtures/twice.yml' or 'fixtures/twice.yaml'.
                  Where: concordat.yml:4
                  Fix: write the name with its ending, or keep one of them.
                """);
    }

    /** A database of a test's own. */
    private static final class Scratch implements AutoCloseable {

        private final Databases databases;

        Scratch(String fixtures) {
            databases = with("shop", fixtures);
        }

        Database database() {
            return databases.get("shop");
        }

        @Override
        public void close() {
            databases.close();
        }
    }
}
