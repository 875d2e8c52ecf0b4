package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What somebody leaves behind is told with his name, and mended. */
class LeftoversTests {

    private static final Databases DATABASES = PreparedBy.yaml("""
            databases:
              shop: {migrations: "classpath:db/migration", fixtures: [baseline]}
            """);

    private final Database shop = DATABASES.get("shop");

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @Test
    void resetWhenATransactionWasLeftOpenNamesWhoLeftIt() throws Exception {
        shop.reset("an order is placed");
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update product set name = 'Left' where id = 10");
            int pid = Integer.parseInt(
                    PreparedBy.column(shop, "select pid from pg_stat_activity where query like 'update product%Left%'")
                            .get(0));

            LoggedWarnings warnings = LoggedWarnings.of(shop::release);

            assertThat(warnings.messages()).containsExactly("""
                    'an order is placed' left a transaction open in database 'shop'; its session was ended.
                      Where: session %d of 'postgres', application 'PostgreSQL JDBC Driver', idle in transaction: \
                    update product set name = 'Left' where id = 10
                      Fix: commit or roll back, and wait for what runs in other threads, before the test ends.""".formatted(pid));
        }
        assertThat(PreparedBy.column(shop, "select count(*) from product where name = 'Left'"))
                .containsExactly("0");
    }

    @Test
    void resetWhenSomebodyWroteAfterItsEndNamesHimAndTheTables() {
        shop.reset("a product is renamed");
        shop.release();
        PreparedBy.execute(shop, "insert into product (name, price_cents) values ('Late', 1)");

        LoggedWarnings warnings = LoggedWarnings.of(() -> shop.reset("the next"));

        assertThat(warnings.messages()).containsExactly("""
                'a product is renamed' wrote to database 'shop' after its use had ended; the database was reset again.
                  Where: public.product
                  Fix: wait for what runs in other threads, before the test ends.""");
        assertThat(PreparedBy.column(shop, "select count(*) from product")).containsExactly("2");
    }

    @Test
    void resetWhenTheLogIsNotReadNamesAFewOfTheTablesOnly() {
        Databases many = PreparedBy.yaml("databases:\n  many: {migrations: \"classpath:db/many\", reset: tables}");
        try {
            Database database = many.get("many");
            database.reset("an order is placed");
            database.release();
            PreparedBy.execute(database, "insert into table_3 default values");

            LoggedWarnings warnings = LoggedWarnings.of(() -> database.reset("the next"));

            assertThat(warnings.messages()).containsExactly("""
                    'an order is placed' wrote to database 'many' after its use had ended; the database was reset again.
                      Where: public.flyway_schema_history, public.table_1, public.table_2, public.table_3, \
                    public.table_4 and 3 more tables
                      Fix: wait for what runs in other threads, before the test ends.""");
            assertThat(PreparedBy.column(database, "select count(*) from table_3"))
                    .containsExactly("0");
        } finally {
            many.close();
        }
    }

    @Test
    void resetWhenItIsDoneByHandTellsNobodyOfLateness() {
        shop.reset();
        PreparedBy.execute(shop, "insert into product (name, price_cents) values ('By hand', 1)");

        LoggedWarnings warnings = LoggedWarnings.of(shop::reset);

        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void resetWhenTheWholeServerWasChangedNamesWhat() {
        shop.reset("a role is made");
        PreparedBy.execute(shop, "create role visitor");
        try {
            LoggedWarnings warnings = LoggedWarnings.of(shop::reset);

            assertThat(warnings.messages()).containsExactly("""
                    'a role is made' changed what belongs to the whole server; a reset of database 'shop' does not \
                    undo it.
                      Where: role 'visitor'
                      Fix: undo it in the test, or make it in a migration.""");
        } finally {
            PreparedBy.execute(shop, "drop role visitor");
            shop.reset();
        }
    }

    @Test
    void prepareWhenTheWayIsClosedSaysWhy() {
        assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {reset: fast}"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        'databases.shop.reset' cannot be 'fast'.
                          Where: concordat.yml:2
                          Fix: write one of auto, wal, clone, tables, reload.""");
    }

    @Test
    void prepareWhenAnotherWayIsAskedForSaysSoOnce() {
        String told = "databases:\n  told: {migrations: \"classpath:db/migration\", reset: clone, fixtures: %s}";
        PreparedBy.yaml(told.formatted("[]")).close();

        // What was wanted last is taken up, and thrown away again.
        LoggedWarnings log = LoggedWarnings.of(
                () -> PreparedBy.yaml(told.formatted("[baseline]")).close());

        assertThat(log.information())
                .filteredOn(line -> line.startsWith("Database 'told'"))
                .containsExactly("Database 'told' is reset by 'clone', not in place by what was written: concordat.yml"
                        + " says so.");
    }

    @Test
    void resetWhenItIsCheckedNamesTableAndRows() {
        Databases checked = PreparedBy.yaml("""
                databases:
                  checked: {migrations: "classpath:db/migration", fixtures: [baseline], verify-reset: true}
                """);
        try {
            Database database = checked.get("checked");
            database.reset("a product is renamed");
            // What a reset restores from is falsified.
            PreparedBy.execute(database, """
                    do $$ begin
                      execute format('update concordat_baseline.t%s set name = ''False'' where id = 10',
                                     'product'::regclass::oid);
                    end $$""");
            PreparedBy.execute(database, "update product set name = 'Renamed' where id = 10");

            assertThatThrownBy(database::reset)
                    .isInstanceOf(ConcordatException.class)
                    .hasMessage("""
                    Database 'checked' is not at its baseline after the reset that followed 'a product is renamed'.
                      Where: public.product: missing %s, too much %s
                      Fix: see that nobody writes to it between tests; else report this, with the statements that led \
                    to it, and set 'databases.checked.reset' to clone until then.""".formatted(row(database, "Kettle"), row(database, "False")));
        } finally {
            checked.close();
        }
    }

    private static String row(Database database, String name) {
        return PreparedBy.column(database, "select p::text from product p where id = 10")
                .get(0)
                .replace("False", name);
    }
}
