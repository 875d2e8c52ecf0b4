package dev.concordat.provider;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as the provider would send it: content and metadata. Immutable.
 *
 * @since 0.1
 */
public final class ProviderMessage {

    private final byte[] content;
    private final Map<String, Object> metadata;

    private ProviderMessage(byte[] content, Map<String, ?> metadata) {
        this.content = content.clone();
        this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A message of bytes. */
    public static ProviderMessage of(byte[] content, Map<String, ?> metadata) {
        return new ProviderMessage(content, metadata);
    }

    /** A message of text, in UTF-8. */
    public static ProviderMessage of(String content, Map<String, ?> metadata) {
        return new ProviderMessage(content.getBytes(StandardCharsets.UTF_8), metadata);
    }

    /** The content, as it would go over the wire. */
    public byte[] content() {
        return content.clone();
    }

    /** The metadata: topic, headers, content type, as the consumer's pact names them. */
    public Map<String, Object> metadata() {
        return metadata;
    }
}
