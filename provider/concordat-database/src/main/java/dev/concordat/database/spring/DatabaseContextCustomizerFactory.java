package dev.concordat.database.spring;

import dev.concordat.database.Databases;
import dev.concordat.database.internal.settings.DatabaseSettings;
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
        if (Databases.declared().all().isEmpty()) {
            return null;
        }
        // One that is at the latest is the same as for any other class, and so is its context.
        return new DatabaseContextCustomizer(
                SchemaWishes.of(testClass).filter(schema -> !schema.version().equals(DatabaseSettings.LATEST)));
    }
}
