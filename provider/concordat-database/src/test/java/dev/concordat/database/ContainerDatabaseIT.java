package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@EnabledWithImage("postgres:18-alpine")
class ContainerDatabaseIT {

    @Test
    void prepareWhenImageIsNamedRunsInItsContainerOnLoopback() {
        Databases databases = PreparedBy.yaml("""
                databases:
                  shop: {image: "postgres:18-alpine", migrations: "classpath:db/migration", fixtures: [baseline]}
                """);
        try {
            Database shop = databases.get("shop");
            PreparedBy.execute(shop, "delete from sales.purchase");

            shop.reset();

            assertThat(shop.schemaVersion()).isEqualTo("3");
            assertThat(PreparedBy.column(shop, "select id from sales.purchase")).containsExactly("5");
            assertThat(PreparedBy.column(shop, "show data_directory"))
                    .isNotEqualTo(PreparedBy.column(Databases.declared().get("main"), "show data_directory"));
        } finally {
            databases.close();
        }
    }
}
