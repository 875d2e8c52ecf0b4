package dev.concordat.consumer;

import java.util.List;
import java.util.Map;

/**
 * The messages of a provider that one test describes: say what a message holds, {@linkplain ExpectedMessage#take()
 * take} it, and give it to the consumer's own handler. A message that is described and never taken fails the test.
 *
 * <pre>{@code
 * ReceivedMessage message = catalog.given("an order was placed")
 *         .expectsToReceive("an order created event")
 *         .metadata("topic", "orders")
 *         .content(body -> body.integerType("orderId", 7))
 *         .take();
 * handler.handle(message.text());
 * }</pre>
 *
 * @since 0.1
 */
public final class ProviderMessages {

    private final MessageExchange exchange;

    ProviderMessages(MessageExchange exchange) {
        this.exchange = exchange;
    }

    /** Begins a message that needs the provider to be in a state. */
    public GivenMessageStates given(String state) {
        return given(state, Map.of());
    }

    /**
     * Begins a message that needs the provider to be in a state.
     *
     * @param state the state's name, as the provider's side declares it
     * @param parameters what the state is to hold: texts, numbers, booleans, lists and maps of them
     */
    public GivenMessageStates given(String state, Map<String, ?> parameters) {
        return new GivenMessageStates(exchange, List.of()).given(state, parameters);
    }

    /** Begins a message that needs nothing of the provider but to run. */
    public ExpectedMessage expectsToReceive(String description) {
        return new GivenMessageStates(exchange, List.of()).expectsToReceive(description);
    }
}
