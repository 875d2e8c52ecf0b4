package dev.concordat.database.spring;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * JPA's second-level cache, by methods that are looked up once. Hibernate has more to it than JPA knows: collections,
 * and the results of queries.
 *
 * @param factories the type of what has such a cache
 * @param cache how to get it
 * @param evictAll how to empty it
 * @param hibernate how to empty Hibernate's; nothing where there is no Hibernate
 */
record EntityCache(
        Class<?> factories,
        Method cache,
        Method evictAll,
        @Nullable Method hibernate) {

    private static final String FACTORIES = "jakarta.persistence.EntityManagerFactory";
    private static final String HIBERNATE = "org.hibernate.Cache";

    /** The way to the cache of an application; empty where it has no JPA. */
    static Optional<EntityCache> of(@Nullable ClassLoader loader) {
        if (!ClassUtils.isPresent(FACTORIES, loader)) {
            return Optional.empty();
        }
        Class<?> factories = ClassUtils.resolveClassName(FACTORIES, loader);
        Method cache = ClassUtils.getMethod(factories, "getCache");
        Method hibernate = ClassUtils.isPresent(HIBERNATE, loader)
                ? ClassUtils.getMethod(ClassUtils.resolveClassName(HIBERNATE, loader), "evictAllRegions")
                : null;
        return Optional.of(
                new EntityCache(factories, cache, ClassUtils.getMethod(cache.getReturnType(), "evictAll"), hibernate));
    }

    void clear(Object entityManagerFactory) {
        Object found = ReflectionUtils.invokeMethod(cache, entityManagerFactory);
        if (hibernate != null && hibernate.getDeclaringClass().isInstance(found)) {
            ReflectionUtils.invokeMethod(hibernate, found);
        } else if (found != null) {
            ReflectionUtils.invokeMethod(evictAll, found);
        }
    }
}
