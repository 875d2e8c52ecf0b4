package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ResetTests {

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
    void resetWhenRowsAndSequencesWereUsedBringsBothBack() {
        PreparedBy.execute(shop, "delete from sales.purchase");
        PreparedBy.execute(shop, "insert into product (name, price_cents) values ('Mug', 1)");
        String url = shop.url();

        shop.reset();

        assertThat(shop.url()).isEqualTo(url);
        assertThat(PreparedBy.column(shop, "select id from sales.purchase")).containsExactly("5");
        assertThat(PreparedBy.column(shop, "insert into product (name, price_cents) values ('Mug', 1) returning id"))
                .containsExactly("12");
        shop.reset();
    }

    @Test
    void resetWhenTheSchemaWasChangedBringsItBack() {
        PreparedBy.execute(shop, "drop table sales.purchase");
        PreparedBy.execute(shop, "create table stray (id bigint)");

        shop.reset();

        assertThat(PreparedBy.column(
                        shop, "select to_regclass('stray') is null and to_regclass('sales.purchase') is not null"))
                .containsExactly("t");
    }

    @Test
    void resetWhenSomebodyListensTellsThemWhenItIsDone() {
        List<String> seen = new ArrayList<>();
        PreparedBy.execute(shop, "delete from sales.purchase");
        shop.afterReset(() -> seen.addAll(PreparedBy.column(shop, "select count(*) from sales.purchase")));

        shop.reset();

        assertThat(seen).containsExactly("1");
    }

    @Test
    void resetWhenATransactionIsOpenEndsIt() throws Exception {
        try (var connection = shop.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table product");

            shop.reset();

            assertThat(connection.isValid(1)).isFalse();
        }
        assertThat(PreparedBy.column(shop, "select count(*) from product")).containsExactly("2");
    }
}
