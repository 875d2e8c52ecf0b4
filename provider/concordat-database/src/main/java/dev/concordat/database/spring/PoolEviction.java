package dev.concordat.database.spring;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Has a pool forget the connections it holds: the idle ones now, those lent when they come back. */
final class PoolEviction {

    private static final boolean HIKARI = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", null);

    /** Pools that need no more than one call, by the method's name. */
    private static final Map<String, String> OTHERS = Map.of(
            "org.apache.tomcat.jdbc.pool.DataSource", "purge",
            "org.apache.commons.dbcp2.BasicDataSource", "restart");

    private PoolEviction() {}

    static void evict(DataSource dataSource) {
        try {
            if (HIKARI && dataSource.isWrapperFor(HikariDataSource.class)) {
                HikariPoolMXBean pool =
                        dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
                // Nothing was borrowed yet where there is no pool yet.
                if (pool != null) {
                    pool.softEvictConnections();
                }
                return;
            }
            for (Map.Entry<String, String> other : OTHERS.entrySet()) {
                evict(dataSource, other.getKey(), other.getValue());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A DataSource could not be asked for its pool: " + dataSource, e);
        }
    }

    private static void evict(DataSource dataSource, String type, String method) throws SQLException {
        if (ClassUtils.isPresent(type, null)) {
            Class<?> pool = ClassUtils.resolveClassName(type, null);
            if (dataSource.isWrapperFor(pool)) {
                ReflectionUtils.invokeMethod(ClassUtils.getMethod(pool, method), dataSource.unwrap(pool));
            }
        }
    }
}
