package dev.concordat.broker.internal.pact;

import java.util.List;

/**
 * How a pact that was just published stands among all else.
 *
 * @param newToItsTags whether the consumer version before that bears the same tag has other content; without tags, the
 *     one before that bears none
 * @param required the provider's versions that matter (main branch, deployed, released) and have no result for it
 * @param everVerified whether the provider ever verified a pact of this pair
 * @param awaited whether a webhook waits for pacts of this pair; one for all of the broker's counts
 */
record Standing(boolean newToItsTags, List<Long> required, boolean everVerified, boolean awaited) {

    /** Copies. */
    Standing {
        required = List.copyOf(required);
    }
}
