package dev.concordat.broker.internal.badge;

import dev.concordat.broker.internal.badge.Badge.Colour;

/** How a consumer and a provider stand with each other. */
enum PactStatus {
    /** The latest pact was verified. */
    VERIFIED("verified", Colour.GREEN),
    /** An earlier pact was verified; its latest content was not yet. */
    CHANGED("changed", Colour.ORANGE),
    /** The last verification failed. */
    FAILED("failed", Colour.RED),
    /** The last verification failed, of a pact that was pending. */
    FAILED_PENDING("failed (pending)", Colour.RED),
    /** No pact was verified yet. */
    UNKNOWN("unknown", Colour.GREY);

    private final String text;
    private final Colour colour;

    PactStatus(String text, Colour colour) {
        this.text = text;
        this.colour = colour;
    }

    Badge badge(String subject) {
        return new Badge(subject, text, colour);
    }
}
