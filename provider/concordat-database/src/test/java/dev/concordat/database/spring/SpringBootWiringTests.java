package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class SpringBootWiringTests {

    private final Database main = Databases.declared().get("main");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    Flyway flyway;

    @Test
    void applicationWhenDatabaseIsDeclaredKeepsItsOwnPool() {
        assertThat(dataSource).isInstanceOf(HikariDataSource.class);
        assertThat(((HikariDataSource) dataSource).getJdbcUrl()).isEqualTo(main.url());
        assertThat(flyway.info().current().getVersion().toString()).isEqualTo("3");
    }

    @Test
    void poolWhenDatabaseWasResetLendsLiveConnections() {
        for (int round = 0; round < 3; round++) {
            jdbc.sql("insert into supplier (name) values ('Transient')").update();
            assertThat(suppliers()).isEqualTo(2);

            main.reset();

            assertThat(suppliers()).isEqualTo(1);
        }
    }

    private int suppliers() {
        return jdbc.sql("select count(*) from supplier").query(Integer.class).single();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
