package dev.concordat.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Spring Boot 4 is tested for elsewhere, on the last of version 3, with its Flyway and its Hibernate. */
class SpringBoot3Tests {

    /** Stored again in each test: fails unless the one before was undone, its number too. */
    private static final long NEXT = 3;

    @Nested
    @SpringBootTest
    @FreshDatabase
    class WholeApplication {

        @Autowired
        Suppliers suppliers;

        @Autowired
        Flyway flyway;

        @RepeatedTest(3)
        void writesWithoutATransactionOfTheTest() {
            assertThat(suppliers.count()).isEqualTo(2);

            assertThat(suppliers.save(new Supplier("Steam & Sons")).id()).isEqualTo(NEXT);
        }

        @RepeatedTest(2)
        void cachesNothingOfTheTestBefore() {
            assertThat(suppliers.findById(NEXT)).isEmpty();

            suppliers.save(new Supplier("Cached"));
        }

        @Test
        void migratesByTheApplicationsSettings(Database database) {
            assertThat(SpringBootVersion.getVersion()).startsWith("3.5.");
            assertThat(suppliers.findById(1)).map(Supplier::name).contains("Steam");
            assertThat(flyway.info().pending()).isEmpty();
            assertThat(database.schemaVersion()).isEqualTo("2");
        }
    }

    @Nested
    @JdbcTest
    @FreshDatabase
    class JdbcSlice {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(2)
        void isOnTheSameDatabase() {
            assertThat(jdbc.sql("select current_database()").query(String.class).single())
                    .isEqualTo("main");
            assertThat(jdbc.sql("insert into supplier (name) values ('By JDBC') returning id")
                            .query(Long.class)
                            .single())
                    .isEqualTo(NEXT);
        }
    }

    @Nested
    @DataJpaTest
    @FreshDatabase
    class JpaSlice {

        @Autowired
        Suppliers suppliers;

        @RepeatedTest(2)
        void givesTheSameNumbersInEachTest() {
            assertThat(suppliers.save(new Supplier("By JPA")).id()).isEqualTo(NEXT);
        }
    }
}
