package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import dev.concordat.database.DeclaredBy;
import dev.concordat.database.FreshDatabase;
import dev.concordat.database.TestRun;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class SeveralDatabasesTests {

    @Test
    void applicationWhenItHasThreeDatabasesGetsEachByItsOwnProperties(@TempDir Path folder) throws Exception {
        DeclaredBy.yaml(folder, """
                databases:
                  main: {fixtures: [baseline], property: shop.datasource}
                  orders: {migrations: "classpath:db/migration", property: orders.datasource}
                  stock: {migrations: "classpath:db/migration", property: stock.datasource}
                """, () -> {
            TestRun run = TestRun.of(ThreeDatabasesTestCases.class);

            assertThat(run.failures()).isEmpty();
            assertThat(run.succeeded()).isEqualTo(2);
        });
    }

    /** The ways in which Spring Boot's documentation has several DataSources. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        @ConfigurationProperties("shop.datasource")
        HikariDataSource shop() {
            return DataSourceBuilder.create().type(HikariDataSource.class).build();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("orders") @ConfigurationProperties("orders.datasource")
        HikariDataSource orders() {
            return DataSourceBuilder.create().type(HikariDataSource.class).build();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("stock") @ConfigurationProperties("stock.datasource")
        DataSourceProperties stockProperties() {
            return new DataSourceProperties();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("stock") DataSource stock(@Qualifier("stock") DataSourceProperties properties) {
            return properties.initializeDataSourceBuilder().build();
        }
    }

    @FreshDatabase
    @SpringBootTest(classes = Application.class)
    static class ThreeDatabasesTestCases {

        @Autowired
        JdbcClient shop;

        @Autowired
        @Qualifier("orders") DataSource orders;

        @Autowired
        @Qualifier("stock") DataSource stock;

        @RepeatedTest(2)
        void uses(Databases databases) {
            assertThat(databases.all()).extracting(Database::name).containsExactly("main", "orders", "stock");
            use(shop, 2);
            use(JdbcClient.create(orders), 1);
            use(JdbcClient.create(stock), 1);
            assertThat(suppliers(JdbcClient.create(databases.get("stock").dataSource())))
                    .isEqualTo(1);
        }

        private static void use(JdbcClient jdbc, int suppliers) {
            jdbc.sql("insert into supplier (name) values ('Another')").update();
            assertThat(suppliers(jdbc)).isEqualTo(suppliers);
        }

        private static int suppliers(JdbcClient jdbc) {
            return jdbc.sql("select count(*) from supplier")
                    .query(Integer.class)
                    .single();
        }
    }
}
