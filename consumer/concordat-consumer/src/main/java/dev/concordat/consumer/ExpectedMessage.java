package dev.concordat.consumer;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonArray;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.MessageContentsBuilder;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.v4.MessageContents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A message that the consumer handles: its metadata and its content, described with Pact's own DSL.
 *
 * <p>The functions passed in are called more than once, to see that they describe the same each time; they should do
 * nothing else.
 *
 * @since 0.1
 */
public final class ExpectedMessage {

    private final String test;
    private final String description;
    private final List<ProviderState> states;
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private final List<Consumer<MessageContentsBuilder>> steps = new ArrayList<>();
    private boolean taken;

    ExpectedMessage(String test, String description, List<ProviderState> states) {
        this.test = test;
        this.description = description;
        this.states = List.copyOf(states);
    }

    /**
     * An entry of the metadata, such as the topic or a header.
     *
     * @param name its name
     * @param value a text, a number, or one of Pact's {@link au.com.dius.pact.consumer.dsl.Matchers Matchers}
     */
    public ExpectedMessage metadata(String name, Object value) {
        metadata.put(name, value);
        return this;
    }

    /** A JSON object as content. */
    public ExpectedMessage content(Consumer<LambdaDslJsonBody> object) {
        return dsl(() -> LambdaDsl.newJsonBody(object).build());
    }

    /** A JSON array as content, item by item. */
    public ExpectedMessage array(Consumer<LambdaDslJsonArray> array) {
        return dsl(() -> LambdaDsl.newJsonArray(array).build());
    }

    /** Text as content, compared as its content type says. */
    public ExpectedMessage content(String text, String contentType) {
        return with(contents -> contents.withContent(text, contentType));
    }

    /** Anything else that Pact's own builder can describe. */
    public ExpectedMessage with(Consumer<MessageContentsBuilder> description) {
        steps.add(description);
        return this;
    }

    /** The message as it will reach the consumer: give it to the handler under test. */
    public ReceivedMessage take() {
        taken = true;
        return ReceivedMessage.of(contents());
    }

    boolean isTaken() {
        return taken;
    }

    String description() {
        return description;
    }

    V4Interaction.AsynchronousMessage interaction() {
        return new V4Interaction.AsynchronousMessage(description, states, contents());
    }

    private ExpectedMessage dsl(Supplier<DslPart> part) {
        return with(contents -> contents.withContent(part.get()));
    }

    private MessageContents contents() {
        return ReproducibleExamples.build(this::build, contents -> contents.toMap(null), test, description);
    }

    /** Metadata first: the content's type is taken from it where it has one. */
    private MessageContents build() {
        MessageContentsBuilder builder = new MessageContentsBuilder(new MessageContents());
        builder.withMetadata(metadata);
        steps.forEach(step -> step.accept(builder));
        return builder.build();
    }
}
