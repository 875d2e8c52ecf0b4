package dev.concordat.provider.spring;

import dev.concordat.configuration.Settings;
import dev.concordat.provider.ProviderContract;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Tells the application of a verifying test where its third parties are. Other tests are left alone. */
final class StubContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        if (!TestContextAnnotationUtils.hasAnnotation(testClass, ProviderContract.class)) {
            return null;
        }
        ClassLoader loader = testClass.getClassLoader();
        Map<String, String> properties =
                ThirdParties.declared(Settings.load(loader), loader).properties();
        return properties.isEmpty() ? null : new StubContextCustomizer(properties);
    }
}
