package dev.concordat.database.spring;

import dev.concordat.database.internal.migration.BootTypes;
import dev.concordat.database.internal.migration.ConnectionDetailsBeans;
import dev.concordat.database.internal.server.Access;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

/** Adds the connection details before auto-configuration looks whether there are any. */
record ConnectionDetailsRegistrar(Access access) implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ClassLoader loader = ClassUtils.getDefaultClassLoader();
        if (loader != null) {
            BootTypes.jdbcConnectionDetails(loader)
                    .ifPresent(type -> register(registry, "concordatJdbcConnectionDetails", type));
            BootTypes.flywayConnectionDetails(loader)
                    .ifPresent(type -> register(registry, "concordatFlywayConnectionDetails", type));
        }
    }

    private void register(BeanDefinitionRegistry registry, String name, Class<?> type) {
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setTargetType(type);
        definition.setInstanceSupplier(() -> ConnectionDetailsBeans.of(type, access));
        // A database that is declared wins over what else a test may bring.
        definition.setPrimary(true);
        registry.registerBeanDefinition(name, definition);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        // Definitions are all it adds.
    }
}
