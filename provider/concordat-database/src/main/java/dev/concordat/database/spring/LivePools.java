package dev.concordat.database.spring;

import dev.concordat.database.Database;
import dev.concordat.database.internal.server.OpenContexts;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * The open contexts whose pools hold connections to a database. A reset ends those connections; their pools are told to
 * forget them, so that the application borrows live ones. HikariCP, Tomcat's pool and DBCP2 are known; another pool has
 * to test its connections when it lends them.
 */
final class LivePools {

    private static final Map<Database, LivePools> BY_DATABASE = new WeakHashMap<>();

    private final Set<ConfigurableApplicationContext> contexts = ConcurrentHashMap.newKeySet();

    private LivePools() {}

    static synchronized LivePools of(Database database) {
        LivePools known = BY_DATABASE.get(database);
        if (known != null) {
            return known;
        }
        LivePools pools = new LivePools();
        BY_DATABASE.put(database, pools);
        ((SpringDatabase) database).afterSessionsEnded(pools::evict);
        return pools;
    }

    /** Looks after a context's pools from its refresh to its end. */
    void follow(ConfigurableApplicationContext context) {
        context.addApplicationListener((ApplicationListener<ApplicationContextEvent>) event -> {
            if (event.getApplicationContext() != context) {
                return;
            }
            if (event instanceof ContextRefreshedEvent && contexts.add(context)) {
                OpenContexts.opened();
            } else if (event instanceof ContextClosedEvent && contexts.remove(context)) {
                OpenContexts.closed();
            }
        });
    }

    private void evict() {
        for (ConfigurableApplicationContext context : contexts) {
            ConfigurableListableBeanFactory factory = context.getBeanFactory();
            for (String name : factory.getBeanNamesForType(DataSource.class, true, false)) {
                // One that was never made has no connections, and is not to be made for this.
                if (factory.containsSingleton(name)) {
                    PoolEviction.evict(factory.getBean(name, DataSource.class));
                }
            }
        }
    }
}
