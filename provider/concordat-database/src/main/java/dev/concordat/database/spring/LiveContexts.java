package dev.concordat.database.spring;

import dev.concordat.database.Database;
import dev.concordat.database.internal.server.OpenContexts;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * The open contexts that use a database. Idle ones that Spring keeps for later tests are among them: their pools and
 * caches would be wrong as well.
 */
final class LiveContexts {

    private static final Map<Database, LiveContexts> BY_DATABASE = new WeakHashMap<>();

    private final Map<ConfigurableApplicationContext, LiveContext> contexts = new ConcurrentHashMap<>();

    private LiveContexts() {}

    static synchronized LiveContexts of(Database database) {
        LiveContexts known = BY_DATABASE.get(database);
        if (known != null) {
            return known;
        }
        LiveContexts live = new LiveContexts();
        BY_DATABASE.put(database, live);
        ((SpringDatabase) database)
                .afterSessionsEnded(() -> live.contexts.values().forEach(LiveContext::evictPools));
        database.afterReset(() -> live.contexts.values().forEach(LiveContext::afterReset));
        return live;
    }

    /** Looks after a context from its refresh to its end. */
    void follow(ConfigurableApplicationContext context, Database database) {
        context.addApplicationListener((ApplicationListener<ApplicationContextEvent>) event -> {
            if (event.getApplicationContext() != context) {
                return;
            }
            if (event instanceof ContextRefreshedEvent) {
                if (contexts.put(context, LiveContext.of(context, database)) == null) {
                    OpenContexts.opened();
                }
            } else if (event instanceof ContextClosedEvent && contexts.remove(context) != null) {
                OpenContexts.closed();
            }
        });
    }
}
