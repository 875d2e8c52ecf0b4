package dev.concordat.broker.internal.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to make when something happens.
 *
 * @param uuid its name in addresses
 * @param definition all that its author said
 * @param createdAt when it was set up
 * @param updatedAt when it was changed last
 */
record Webhook(
        String uuid,
        Definition definition,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    /** The events that webhooks without any wait for. */
    static final List<String> USUAL_EVENTS = List.of("contract_content_changed");

    /**
     * What the author of a webhook says.
     *
     * @param description what it is for
     * @param consumer whose pacts
     * @param provider pacts with whom
     * @param enabled whether it is made at all
     * @param events what it waits for
     * @param request what is sent
     */
    record Definition(
            @Nullable String description,
            Party consumer,
            Party provider,
            boolean enabled,
            List<String> events,
            Template request) {

        Definition {
            events = List.copyOf(events);
        }

        Definition withRequest(Template other) {
            return new Definition(description, consumer, provider, enabled, events, other);
        }
    }

    /** How people know it. */
    String displayName() {
        String description = definition.description();
        return description == null || description.isBlank()
                ? definition.request().summary()
                : description;
    }

    /** Which pacts it is about. */
    String scope() {
        String consumer = named(definition.consumer(), "consumer");
        String provider = named(definition.provider(), "provider");
        if (consumer.isEmpty() && provider.isEmpty()) {
            return "Of all pacts";
        }
        if (consumer.isEmpty() || provider.isEmpty()) {
            return "Of all pacts of " + consumer + provider;
        }
        return "Of the pacts between " + consumer + " and " + provider;
    }

    private static String named(Party party, String role) {
        if (party.name() != null) {
            return role + " " + party.name();
        }
        return party.label() == null ? "" : role + "s labelled '" + party.label() + "'";
    }
}
