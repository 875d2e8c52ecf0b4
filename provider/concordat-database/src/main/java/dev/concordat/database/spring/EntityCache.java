package dev.concordat.database.spring;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** JPA's second-level cache. Hibernate has more to it than JPA knows: the results of queries, and collections. */
final class EntityCache {

    private EntityCache() {}

    static void clear(Object entityManagerFactory) {
        Object cache = invoke(entityManagerFactory, "jakarta.persistence.EntityManagerFactory", "getCache");
        if (cache == null) {
            return;
        }
        ClassLoader loader = cache.getClass().getClassLoader();
        if (ClassUtils.isPresent("org.hibernate.Cache", loader)
                && ClassUtils.resolveClassName("org.hibernate.Cache", loader).isInstance(cache)) {
            invoke(cache, "org.hibernate.Cache", "evictAllRegions");
        } else {
            invoke(cache, "jakarta.persistence.Cache", "evictAll");
        }
    }

    private static @Nullable Object invoke(Object target, String type, String name) {
        Class<?> declaring = ClassUtils.resolveClassName(type, target.getClass().getClassLoader());
        Method method = ClassUtils.getMethod(declaring, name);
        return ReflectionUtils.invokeMethod(method, target);
    }
}
