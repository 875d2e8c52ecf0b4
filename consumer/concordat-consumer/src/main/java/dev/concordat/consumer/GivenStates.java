package dev.concordat.consumer;

import au.com.dius.pact.core.model.ProviderState;
import dev.concordat.consumer.internal.http.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The provider states of an interaction that is about to be described.
 *
 * @since 0.1
 */
public final class GivenStates {

    private final Exchange exchange;
    private final List<ProviderState> states;

    GivenStates(Exchange exchange, List<ProviderState> states) {
        this.exchange = exchange;
        this.states = states;
    }

    /** Adds a state. */
    public GivenStates given(String state) {
        return given(state, Map.of());
    }

    /** Adds a state with its parameters. */
    public GivenStates given(String state, Map<String, ?> parameters) {
        List<ProviderState> all = new ArrayList<>(states);
        all.add(StateParameters.state(state, parameters, exchange.test()));
        return new GivenStates(exchange, all);
    }

    /**
     * Describes what the consumer asks for, as a person would say it. Together with the states it must be the only one
     * of its kind in the pact.
     */
    public ExpectedRequest uponReceiving(String description) {
        return new ExpectedRequest(exchange, states, description);
    }
}
