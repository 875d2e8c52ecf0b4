package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A slice would put an in-memory database in the place of the application's, were it not told otherwise. */
@JdbcTest
class SliceTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void sliceWhenADatabaseIsDeclaredUsesIt() {
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .isEqualTo("main");
    }

    @SpringBootConfiguration
    static class Application {}
}
