package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.server.Access;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Connection details as beans. Proxies, because the interfaces stand in other packages from one version of Spring Boot
 * to the next, while their methods are the same.
 */
public final class ConnectionDetailsBeans {

    private ConnectionDetailsBeans() {}

    /** Registers the details of a database, for DataSource and Flyway alike. */
    static void register(ConfigurableApplicationContext context, Access access, ClassLoader loader) {
        BootTypes.jdbcConnectionDetails(loader)
                .ifPresent(type -> context.getBeanFactory().registerSingleton("concordatJdbc", of(type, access)));
        BootTypes.flywayConnectionDetails(loader)
                .ifPresent(type -> context.getBeanFactory().registerSingleton("concordatFlyway", of(type, access)));
    }

    /** An instance of one of the interfaces. */
    public static Object of(Class<?> type, Access access) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Details(access));
    }

    private record Details(Access access) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "getJdbcUrl" -> access.url();
                case "getUsername" -> access.username();
                case "getPassword" -> access.password();
                case "toString" -> "connection details of " + access;
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> arguments != null && proxy == arguments[0];
                default -> InvocationHandler.invokeDefault(proxy, method, arguments);
            };
        }
    }
}
