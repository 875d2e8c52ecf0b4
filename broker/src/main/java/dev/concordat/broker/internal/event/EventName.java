package dev.concordat.broker.internal.event;

import java.util.Locale;

/** The events that webhooks wait for, by the names of the Pact Broker. */
public enum EventName {
    /** A pact was published, changed or not. */
    CONTRACT_PUBLISHED,
    /**
     * A pact was published whose content is not that of the version before, or which bears a tag for the first time.
     */
    CONTRACT_CONTENT_CHANGED,
    /**
     * A pact was published that a provider version which matters (main branch, deployed, released) has not verified.
     */
    CONTRACT_REQUIRING_VERIFICATION_PUBLISHED,
    /** A result was published. */
    PROVIDER_VERIFICATION_PUBLISHED,
    /** A result was published, and it was a success. */
    PROVIDER_VERIFICATION_SUCCEEDED,
    /** A result was published, and it was a failure. */
    PROVIDER_VERIFICATION_FAILED;

    /** As the API writes it: {@code contract_published}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
