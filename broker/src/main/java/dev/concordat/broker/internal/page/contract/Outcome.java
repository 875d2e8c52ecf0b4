package dev.concordat.broker.internal.page.contract;

import java.util.List;

/**
 * What came of one interaction when a provider's version was verified.
 *
 * @param interaction its description, or whatever the verifier calls it
 * @param success whether it was kept
 * @param reasons why not, each in one line
 */
public record Outcome(String interaction, boolean success, List<String> reasons) {

    /** Copies. */
    public Outcome {
        reasons = List.copyOf(reasons);
    }
}
