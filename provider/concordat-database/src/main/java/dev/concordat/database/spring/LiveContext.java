package dev.concordat.database.spring;

import dev.concordat.database.Database;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What one context has to forget. It is looked for once, when the context is there: a reset that finds nothing written
 * takes microseconds, and a search of all beans would not.
 *
 * @param factory the context's beans
 * @param pools names of its DataSources
 * @param listeners what is to run after a reset
 */
record LiveContext(ConfigurableListableBeanFactory factory, List<String> pools, List<Part<?>> listeners) {

    private static final String CLEAR_CACHES = "concordat.database.clear-caches";

    /**
     * A bean that has to do something. One that was never made has nothing to forget, and is not to be made for this.
     *
     * @param name the bean's name
     * @param type the bean's type
     * @param action what it has to do
     */
    private record Part<T>(String name, Class<T> type, Consumer<T> action) {

        void run(ConfigurableListableBeanFactory factory) {
            if (factory.containsSingleton(name)) {
                action.accept(factory.getBean(name, type));
            }
        }
    }

    static LiveContext of(ConfigurableApplicationContext context, Database database) {
        ConfigurableListableBeanFactory factory = context.getBeanFactory();
        boolean clear = context.getEnvironment().getProperty(CLEAR_CACHES, Boolean.class, true);
        Stream<Part<?>> caches = clear
                ? Stream.concat(parts(factory, CacheManager.class, LiveContext::clear), entityCaches(factory))
                : Stream.empty();
        Stream<Part<?>> own = parts(factory, DatabaseResetListener.class, listener -> listener.afterReset(database));
        return new LiveContext(
                factory,
                List.of(factory.getBeanNamesForType(DataSource.class, true, false)),
                Stream.concat(caches, own).toList());
    }

    private static Stream<Part<?>> entityCaches(ConfigurableListableBeanFactory factory) {
        return EntityCache.of(factory.getBeanClassLoader()).stream()
                .flatMap(cache -> parts(factory, cache.factories(), cache::clear));
    }

    private static <T> Stream<Part<?>> parts(
            ConfigurableListableBeanFactory factory, Class<T> type, Consumer<? super T> action) {
        return Stream.of(factory.getBeanNamesForType(type, true, false))
                .map(name -> new Part<T>(name, type, action::accept));
    }

    private static void clear(CacheManager caches) {
        for (String name : caches.getCacheNames()) {
            Cache cache = caches.getCache(name);
            if (cache != null) {
                cache.invalidate();
            }
        }
    }

    /** The database's sessions ended; what pools hold is of no more use. */
    void evictPools() {
        for (String pool : pools) {
            new Part<>(pool, DataSource.class, PoolEviction::evict).run(factory);
        }
    }

    /** The database's rows are others than those that were remembered. */
    void afterReset() {
        for (Part<?> listener : listeners) {
            listener.run(factory);
        }
    }
}
