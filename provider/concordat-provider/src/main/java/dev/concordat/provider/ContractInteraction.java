package dev.concordat.provider;

import java.net.URI;
import java.util.List;

/**
 * One interaction of one pact, to be verified by a {@link ContractTest}.
 *
 * @since 0.1
 */
public final class ContractInteraction {

    private final ContractCase contractCase;
    private final Verification verification;

    ContractInteraction(ContractCase contractCase, Verification verification) {
        this.contractCase = contractCase;
        this.verification = verification;
    }

    /** Whose pact it is in. */
    public String consumer() {
        return contractCase.consumer();
    }

    /** Its description. */
    public String description() {
        return contractCase.description();
    }

    /** The provider states it needs, with their parameters, as a person reads them. */
    public List<String> states() {
        return contractCase.states();
    }

    /**
     * Verifies it against the provider of this test's own application: resets the databases, reaches the states, sends
     * the request (or has the message produced), and compares.
     *
     * @throws AssertionError that tells every difference, where the provider does not do what the pact says
     * @throws dev.concordat.ConcordatException where it could not be asked
     */
    public void verify() {
        verification.run(verification::ownTarget);
    }

    /** Verifies it as {@link #verify()} does, against a provider that runs elsewhere. */
    public void verify(URI provider) {
        verification.run(() -> provider);
    }

    /** Consumer, states and description, as the test's display name has them. */
    @Override
    public String toString() {
        return contractCase.displayName();
    }
}
