package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.pact.ChosenVersions;
import dev.concordat.broker.internal.pact.Pact;
import java.util.List;

/**
 * A pact that a result is published of.
 *
 * @param pact the pact: of the last of the consumer versions it was given out for, else of the last with this content
 * @param chosen what the address says of why it was given out
 * @param versionIds the keys of the consumer versions it was given out for
 */
record VerifiedPact(Pact pact, ChosenVersions chosen, List<Long> versionIds) {

    VerifiedPact {
        versionIds = List.copyOf(versionIds);
    }
}
