package dev.concordat.consumer.internal.http;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import java.util.List;

/** An interaction that a test has described, and whether its client has asked for it yet. Safe for any thread. */
public final class Expectation {

    private final String description;
    private final List<ProviderState> states;
    private final HttpRequest request;
    private volatile V4Interaction.SynchronousHttp interaction;
    private volatile boolean exercised;

    Expectation(String description, List<ProviderState> states, HttpRequest request) {
        this.description = description;
        this.states = states;
        this.request = request;
        this.interaction = interaction(new HttpResponse());
    }

    /** Sets the answer. */
    public void respondWith(HttpResponse response) {
        interaction = interaction(response);
    }

    private V4Interaction.SynchronousHttp interaction(HttpResponse response) {
        return new V4Interaction.SynchronousHttp(description, states, request, response);
    }

    /** What the interaction is called. */
    public String description() {
        return description;
    }

    /** The interaction as it stands. */
    public V4Interaction.SynchronousHttp interaction() {
        return interaction;
    }

    HttpRequest request() {
        return request;
    }

    void exercise() {
        exercised = true;
    }

    boolean isExercised() {
        return exercised;
    }
}
