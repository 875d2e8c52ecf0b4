package dev.concordat.consumer;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.Matcher;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.ProviderState;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.consumer.internal.http.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The request that the consumer will send. A path and query parameters may be texts or Pact's
 * {@link au.com.dius.pact.consumer.dsl.Matchers Matchers}; {@code Matchers.fromProviderState} marks a value that the
 * provider's state will supply at verification.
 *
 * @since 0.1
 */
public final class ExpectedRequest extends ExpectedPart<ExpectedRequest> {

    private final Exchange exchange;
    private final List<ProviderState> states;
    private final String description;
    private final List<Consumer<HttpRequestBuilder>> steps = new ArrayList<>();
    private @Nullable String method;

    ExpectedRequest(Exchange exchange, List<ProviderState> states, String description) {
        this.exchange = exchange;
        this.states = List.copyOf(states);
        this.description = description;
    }

    /** A GET of a path. */
    public ExpectedRequest get(String path) {
        return method("GET", path);
    }

    /** A GET of a path that a matcher describes. */
    public ExpectedRequest get(Matcher path) {
        return method("GET", path);
    }

    /** A POST to a path. */
    public ExpectedRequest post(String path) {
        return method("POST", path);
    }

    /** A POST to a path that a matcher describes. */
    public ExpectedRequest post(Matcher path) {
        return method("POST", path);
    }

    /** A PUT to a path. */
    public ExpectedRequest put(String path) {
        return method("PUT", path);
    }

    /** A PUT to a path that a matcher describes. */
    public ExpectedRequest put(Matcher path) {
        return method("PUT", path);
    }

    /** A PATCH of a path. */
    public ExpectedRequest patch(String path) {
        return method("PATCH", path);
    }

    /** A PATCH of a path that a matcher describes. */
    public ExpectedRequest patch(Matcher path) {
        return method("PATCH", path);
    }

    /** A DELETE of a path. */
    public ExpectedRequest delete(String path) {
        return method("DELETE", path);
    }

    /** A DELETE of a path that a matcher describes. */
    public ExpectedRequest delete(Matcher path) {
        return method("DELETE", path);
    }

    /** Any method on a path. */
    public ExpectedRequest method(String name, String path) {
        if (path.indexOf('?') >= 0) {
            throw new ConcordatException(new Problem(
                    "'" + path + "' holds a query, and a path is expected.",
                    exchange.test() + ", '" + description + "'",
                    "name its parameters one by one: .query(\"page\", \"0\")."));
        }
        method = name.toUpperCase(Locale.ROOT);
        steps.add(builder -> builder.path(path));
        return this;
    }

    /** Any method on a path that a matcher describes. */
    public ExpectedRequest method(String name, Matcher path) {
        mayVary(true);
        method = name.toUpperCase(Locale.ROOT);
        steps.add(builder -> builder.path(path));
        return this;
    }

    /**
     * A query parameter.
     *
     * @param name its name
     * @param value a text, a number, a matcher, or a list of these
     */
    public ExpectedRequest query(String name, Object value) {
        mayVary(!(value instanceof String || value instanceof Number));
        steps.add(builder -> builder.queryParameter(name, value));
        return this;
    }

    /** Anything else that Pact's own builder can describe. */
    public ExpectedRequest with(Consumer<HttpRequestBuilder> description) {
        mayVary(true);
        steps.add(description);
        return this;
    }

    /** The answer, so far without headers or a body. */
    public ExpectedResponse willRespondWith(int status) {
        return response(status).changed();
    }

    /** The answer: a status and a JSON object. */
    public ExpectedResponse willRespondWith(int status, Consumer<LambdaDslJsonBody> body) {
        return response(status).body(body);
    }

    private ExpectedResponse response(int status) {
        HttpRequest request = isFixed()
                ? build()
                : ReproducibleExamples.build(this::build, HttpRequest::toMap, exchange.test(), description);
        return new ExpectedResponse(exchange, exchange.expect(description, states, request), status);
    }

    @Override
    ExpectedRequest changed() {
        return this;
    }

    private HttpRequest build() {
        if (method == null) {
            throw new ConcordatException(new Problem(
                    "'" + description + "' has no method and path.",
                    exchange.test(),
                    "say what is requested: .get(\"/products/10\")."));
        }
        HttpRequest request = new HttpRequest(method);
        HttpRequestBuilder builder = new HttpRequestBuilder(request);
        describe(builder);
        steps.forEach(step -> step.accept(builder));
        spellContentType(request.getHeaders());
        return request;
    }
}
