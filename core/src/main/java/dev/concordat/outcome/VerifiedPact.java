package dev.concordat.outcome;

import java.util.List;

/**
 * A pact that a provider was verified against, and why against this one.
 *
 * @param source where it is: a file from the repository's root, or a broker's address for its content
 * @param consumer whose it is
 * @param reasons why a broker selected it, in short; none for a file
 * @param pending whether the provider may still fail it
 * @param result the address of the published result; empty where none was published
 */
public record VerifiedPact(String source, String consumer, List<String> reasons, boolean pending, String result) {

    /** Copies the list. */
    public VerifiedPact {
        reasons = List.copyOf(reasons);
    }
}
