package dev.concordat.consumer;

import au.com.dius.pact.core.matchers.generators.ArrayContainsJsonGenerator;
import au.com.dius.pact.core.matchers.generators.DefaultResponseGenerator;
import au.com.dius.pact.core.model.generators.GeneratorTestMode;
import au.com.dius.pact.core.model.v4.MessageContents;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message as it reaches the consumer.
 *
 * @since 0.1
 */
public final class ReceivedMessage {

    private final byte[] content;
    private final Charset charset;
    private final Map<String, @Nullable Object> metadata;

    private ReceivedMessage(byte[] content, Charset charset, Map<String, @Nullable Object> metadata) {
        this.content = content;
        this.charset = charset;
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    static ReceivedMessage of(MessageContents described) {
        Map<String, Object> context = new HashMap<>();
        context.put("ArrayContainsJsonGenerator", ArrayContainsJsonGenerator.INSTANCE);
        MessageContents generated = DefaultResponseGenerator.INSTANCE.generateContents(
                described, context, GeneratorTestMode.Consumer, List.of(), Map.of(), true);
        return new ReceivedMessage(
                generated.getContents().orElse(new byte[0]),
                generated.getContents().getContentType().asCharset(),
                new TreeMap<>(generated.getMetadata()));
    }

    /** The content's bytes. */
    public byte[] bytes() {
        return content.clone();
    }

    /** The content as text, in the charset of its content type. */
    public String text() {
        return new String(content, charset);
    }

    /** The metadata, {@code contentType} among it. */
    public Map<String, @Nullable Object> metadata() {
        return metadata;
    }
}
