package dev.concordat.samples.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.FreshDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What a migration made, without any of the application. */
// tag::plain[]
@FreshDatabase
class CategoryOverviewTests {

    @Test
    void countsActiveProductsOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into product (sku, name, price_cents, category_id, status)
                    values ('KET-001', 'Kettle', 4900, 1, 'ACTIVE'), ('POT-001', 'Pot', 900, 1, 'DISCONTINUED')""");

            ResultSet overview = statement.executeQuery("select products from category_overview where id = 1");
            overview.next();
            assertThat(overview.getInt("products")).isEqualTo(1);
        }
    }
    // end::plain[]

    @Test
    void leavesOutCategoriesWithoutProducts(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet overview = statement.executeQuery("select from category_overview")) {
            assertThat(overview.next()).isFalse();
        }
    }
}
