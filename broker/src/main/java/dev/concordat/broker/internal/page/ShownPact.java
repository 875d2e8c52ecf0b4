package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.pact.Pact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pact with what a person wants to know of it.
 *
 * @param pact which
 * @param content JSON
 * @param branches that the consumer's version is on
 * @param tags that it bears
 * @param previous the latest version before it that had another content
 * @param othersWereVerified whether there is any result for another content of the two
 */
record ShownPact(
        Pact pact,
        String content,
        List<String> branches,
        List<String> tags,
        @Nullable String previous,
        boolean othersWereVerified) {

    String consumer() {
        return pact.consumer();
    }

    String provider() {
        return pact.provider();
    }

    String version() {
        return pact.version();
    }
}
