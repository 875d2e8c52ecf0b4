package dev.concordat.broker.internal.selection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider asks for before it verifies.
 *
 * @param provider what verifies
 * @param selectors which consumer versions; never empty
 * @param pending whether it wants to know what is pending
 * @param wipSince from when on it takes work in progress; {@code null} for none of it
 * @param remarks what is to be said about the request itself, with every pact
 */
record SelectionRequest(
        ProviderBuild provider,
        List<Selector> selectors,
        boolean pending,
        @Nullable Instant wipSince,
        List<String> remarks) {

    /** What is asked for where nothing is said. */
    static final List<Selector> DEFAULT = List.of(
            Selector.of(Selector.Kind.DEFAULT),
            Selector.of(Selector.Kind.DEPLOYED),
            Selector.of(Selector.Kind.RELEASED));

    /** How many selectors, and how many tags, a request may have: all of them become one statement. */
    static final int MOST = 500;

    /** What is said of more. */
    static final String TOO_MANY = "must not be more than " + MOST;

    SelectionRequest {
        selectors = selectors.isEmpty() ? DEFAULT : List.copyOf(selectors);
        remarks = List.copyOf(remarks);
    }

    /**
     * What verifies: a version of the provider that need not be known to the broker yet.
     *
     * @param branch the branch it is of
     * @param tags the tags it will bear; they count where there is no branch
     */
    record ProviderBuild(@Nullable String branch, List<String> tags) {

        ProviderBuild {
            tags = List.copyOf(tags);
        }

        /** Whether it is known by anything: without, nothing can be said to be work in progress. */
        boolean isKnown() {
            return branch != null || !tags.isEmpty();
        }
    }
}
