package dev.concordat.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * System properties that hold while a test class runs: how an application without Spring learns where its third parties
 * are.
 *
 * @param values by name
 */
record SystemProperties(Map<String, String> values) {

    /** Sets them, and has the context's end bring back what was there before. */
    void setFor(ExtensionContext context, Namespace namespace) {
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        values.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        context.getStore(namespace).put(Restoration.class, new Restoration(before));
    }

    private record Restoration(Map<String, @Nullable String> before) implements AutoCloseable {

        @Override
        public void close() {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }
}
