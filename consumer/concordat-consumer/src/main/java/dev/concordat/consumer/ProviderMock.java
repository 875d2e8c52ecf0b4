package dev.concordat.consumer;

import dev.concordat.consumer.internal.http.Exchange;
import dev.concordat.consumer.internal.http.MockServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The mocked provider of one test: describe the interactions, then let the consumer's client call {@link #url()}. A
 * request that no interaction matches, and an interaction that the client never asked for, fail the test when it ends,
 * whatever the client made of them.
 *
 * <pre>{@code
 * catalog.given("product exists", Map.of("id", 10))
 *         .uponReceiving("a request for one product")
 *         .get("/products/10")
 *         .willRespondWith(200, body -> body.integerType("id", 10).stringType("name", "Kettle"));
 * }</pre>
 *
 * @since 0.1
 */
public final class ProviderMock {

    private final Exchange exchange;
    private final Supplier<MockServer> server;

    ProviderMock(Exchange exchange, Supplier<MockServer> server) {
        this.exchange = exchange;
        this.server = server;
    }

    /** Begins an interaction that needs the provider to be in a state. */
    public GivenStates given(String state) {
        return given(state, Map.of());
    }

    /**
     * Begins an interaction that needs the provider to be in a state.
     *
     * @param state the state's name, as the provider's side declares it
     * @param parameters what the state is to hold: texts, numbers, booleans, lists and maps of them
     */
    public GivenStates given(String state, Map<String, ?> parameters) {
        return new GivenStates(exchange, List.of()).given(state, parameters);
    }

    /** Begins an interaction that needs nothing of the provider but to run. */
    public ExpectedRequest uponReceiving(String description) {
        return new GivenStates(exchange, List.of()).uponReceiving(description);
    }

    /** Where the mocked provider listens, for this test alone: {@code http://127.0.0.1:<port>}, without a slash. */
    public String url() {
        return server.get().url();
    }

    /** {@link #url()} as a URI. */
    public URI uri() {
        return URI.create(url());
    }
}
