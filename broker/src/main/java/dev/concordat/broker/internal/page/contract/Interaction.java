package dev.concordat.broker.internal.page.contract;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a consumer expects once.
 *
 * @param number its place in the pact, from 1 on
 * @param kind {@code HTTP}, {@code Message} and so on
 * @param description its description
 * @param summary the first lines of request and response, or empty
 * @param pending whether it may fail
 * @param states what the provider is in
 * @param parts request and response, or messages
 * @param comments what the consumer says of it
 */
public record Interaction(
        int number,
        String kind,
        String description,
        String summary,
        boolean pending,
        List<State> states,
        List<Part> parts,
        List<String> comments) {

    /** Copies. */
    public Interaction {
        states = List.copyOf(states);
        parts = List.copyOf(parts);
        comments = List.copyOf(comments);
    }

    /** The names of the provider states. */
    public String given() {
        return states.stream().map(State::name).collect(Collectors.joining(" and "));
    }

    /** What is said of it while it is closed. */
    public String heading() {
        return description + (states.isEmpty() ? "" : " given " + given()) + " " + summary + " " + kind;
    }

    /** Whether it needs a provider state. */
    public boolean hasStates() {
        return !states.isEmpty();
    }

    /** Whether anything was said of it. */
    public boolean hasComments() {
        return !comments.isEmpty();
    }

    /**
     * A provider state.
     *
     * @param name its name
     * @param parameters what it is given
     */
    public record State(String name, List<Field> parameters) {

        /** Copies. */
        public State {
            parameters = List.copyOf(parameters);
        }
    }
}
