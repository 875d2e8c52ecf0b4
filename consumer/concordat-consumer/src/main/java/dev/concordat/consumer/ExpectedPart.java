package dev.concordat.consumer;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpPartBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonArray;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a request and a response have in common: headers and a body, described with Pact's own DSL.
 *
 * <p>The functions passed in are called more than once, to see that they describe the same each time; they should do
 * nothing else.
 *
 * @param <S> the kind of part
 * @since 0.1
 */
public abstract sealed class ExpectedPart<S extends ExpectedPart<S>> permits ExpectedRequest, ExpectedResponse {

    private static final String CONTENT_TYPE = "Content-Type";

    private final List<Consumer<HttpPartBuilder>> headers = new ArrayList<>();
    private Consumer<HttpPartBuilder> body = builder -> {};
    private boolean json;
    private boolean namesContentType;
    private boolean fixed = true;

    ExpectedPart() {}

    abstract S changed();

    /**
     * A header.
     *
     * @param name its name
     * @param value a text; one of Pact's {@link au.com.dius.pact.consumer.dsl.Matchers Matchers}, among them
     *     {@code fromProviderState}; or a list of either
     */
    public S header(String name, Object value) {
        namesContentType |= name.equalsIgnoreCase(CONTENT_TYPE);
        mayVary(!(value instanceof String));
        headers.add(builder -> builder.header(name, value));
        return changed();
    }

    /** A JSON object as body. */
    public S body(Consumer<LambdaDslJsonBody> object) {
        return dsl(() -> LambdaDsl.newJsonBody(object).build());
    }

    /** A JSON array as body, item by item. */
    public S array(Consumer<LambdaDslJsonArray> array) {
        return dsl(() -> LambdaDsl.newJsonArray(array).build());
    }

    /** A JSON array as body, of at least one object, each like the one described. */
    public S eachLike(Consumer<LambdaDslObject> item) {
        return dsl(() ->
                LambdaDsl.newJsonArrayMinLike(1, array -> array.object(item)).build());
    }

    /** Text as body, compared as its content type says. */
    public S body(String text, String contentType) {
        return content(builder -> builder.body(text, contentType), false);
    }

    /** Bytes as body, compared as their content type says. */
    public S body(byte[] bytes, String contentType) {
        byte[] copy = bytes.clone();
        return content(builder -> builder.body(copy, contentType), false);
    }

    private S dsl(Supplier<DslPart> part) {
        return content(builder -> builder.body(part.get()), true);
    }

    private S content(Consumer<HttpPartBuilder> step, boolean isJson) {
        body = step;
        json = isJson;
        mayVary(isJson);
        return changed();
    }

    /** Notes that something was described by more than a text, and might turn out different each time. */
    final void mayVary(boolean varies) {
        fixed &= !varies;
    }

    final boolean isFixed() {
        return fixed;
    }

    /** Headers first: the body's content type is taken from them; without one it would have to be guessed, slowly. */
    void describe(HttpPartBuilder builder) {
        if (json && !namesContentType) {
            builder.header(CONTENT_TYPE, "application/json");
        }
        headers.forEach(step -> step.accept(builder));
        body.accept(builder);
    }

    /** Pact's DSL writes the header that it adds in small letters; everybody else writes it so. */
    static void spellContentType(Map<String, List<String>> headers) {
        List<String> value = headers.remove("content-type");
        if (value != null) {
            headers.put(CONTENT_TYPE, value);
        }
    }
}
