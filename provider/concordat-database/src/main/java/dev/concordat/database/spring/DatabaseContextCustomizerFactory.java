package dev.concordat.database.spring;

import dev.concordat.database.Databases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Wires the declared databases into the contexts of Spring tests; stays out where none is declared. */
final class DatabaseContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return Databases.declared().all().isEmpty() ? null : new DatabaseContextCustomizer();
    }
}
