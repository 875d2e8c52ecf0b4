package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.concordat.database.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Spring keeps contexts for later tests, and each keeps its pool; the server has to have room for all of them. */
class ManyContextsTests {

    private static final int CONTEXTS = 12;

    @Test
    void serverWhenTwelvePoolsAreFullHasConnectionsLeft() {
        List<HikariDataSource> pools = new ArrayList<>();
        try {
            for (int number = 0; number < CONTEXTS; number++) {
                pools.add(pool());
            }
            Awaitility.await()
                    .until(() -> pools.stream()
                            .allMatch(pool -> pool.getHikariPoolMXBean() != null
                                    && pool.getHikariPoolMXBean().getTotalConnections() == 10));

            Databases.declared().get("main").reset();
        } finally {
            pools.forEach(HikariDataSource::close);
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(Databases.declared().get("main").dataSource());
        pool.setMaximumPoolSize(10);
        try (Connection connection = pool.getConnection()) {
            assertThat(connection).isNotNull();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return pool;
    }
}
