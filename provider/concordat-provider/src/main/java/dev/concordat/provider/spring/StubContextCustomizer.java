package dev.concordat.provider.spring;

import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Puts the third parties' URLs before all other properties. A record, because Spring compares customizers to decide
 * whether two tests share a context.
 *
 * @param properties the URLs by property
 */
record StubContextCustomizer(Map<String, String> properties) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("concordatThirdParties", Map.copyOf(properties)));
    }
}
