package dev.concordat.consumer;

import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.core.model.HttpResponse;
import dev.concordat.consumer.internal.http.Exchange;
import dev.concordat.consumer.internal.http.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The provider's answer. The interaction stands from the first step on; each further one adds to it.
 *
 * @since 0.1
 */
public final class ExpectedResponse extends ExpectedPart<ExpectedResponse> {

    private final Exchange exchange;
    private final Expectation expectation;
    private final int status;
    private final List<Consumer<HttpResponseBuilder>> steps = new ArrayList<>();

    ExpectedResponse(Exchange exchange, Expectation expectation, int status) {
        this.exchange = exchange;
        this.expectation = expectation;
        this.status = status;
    }

    /** Anything else that Pact's own builder can describe. */
    public ExpectedResponse with(Consumer<HttpResponseBuilder> description) {
        mayVary(true);
        steps.add(description);
        return changed();
    }

    @Override
    ExpectedResponse changed() {
        expectation.respondWith(
                isFixed()
                        ? build()
                        : ReproducibleExamples.build(
                                this::build, HttpResponse::toMap, exchange.test(), expectation.description()));
        return this;
    }

    private HttpResponse build() {
        HttpResponse response = new HttpResponse(status);
        HttpResponseBuilder builder = new HttpResponseBuilder(response);
        describe(builder);
        steps.forEach(step -> step.accept(builder));
        spellContentType(response.getHeaders());
        return response;
    }
}
