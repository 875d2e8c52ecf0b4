package dev.concordat.consumer;

import au.com.dius.pact.core.model.ProviderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The provider states of a message that is about to be described.
 *
 * @since 0.1
 */
public final class GivenMessageStates {

    private final MessageExchange exchange;
    private final List<ProviderState> states;

    GivenMessageStates(MessageExchange exchange, List<ProviderState> states) {
        this.exchange = exchange;
        this.states = states;
    }

    /** Adds a state. */
    public GivenMessageStates given(String state) {
        return given(state, Map.of());
    }

    /** Adds a state with its parameters. */
    public GivenMessageStates given(String state, Map<String, ?> parameters) {
        List<ProviderState> all = new ArrayList<>(states);
        all.add(StateParameters.state(state, parameters, exchange.test()));
        return new GivenMessageStates(exchange, all);
    }

    /**
     * Names the message, as a person would say it. Together with the states it must be the only one of its kind in the
     * pact.
     */
    public ExpectedMessage expectsToReceive(String description) {
        return exchange.expect(description, states);
    }
}
