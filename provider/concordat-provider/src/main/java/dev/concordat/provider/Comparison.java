package dev.concordat.provider;

import dev.concordat.outcome.Mismatch;
import dev.concordat.provider.internal.compare.FailureText;
import dev.concordat.provider.internal.compare.FailureText.Evidence;
import dev.concordat.provider.internal.compare.FailureText.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of asking the provider.
 *
 * @param run of which it is a part
 * @param contractCase what was asked
 * @param mismatches every difference
 * @param evidence what was sent and what came back
 */
record Comparison(ContractRun run, ContractCase contractCase, List<Mismatch> mismatches, List<Evidence> evidence) {

    /** The message of the failure. */
    String failure() {
        List<Evidence> all = new ArrayList<>(evidence);
        List<String> unmatched = run.world().thirdParties().unmatched();
        if (!unmatched.isEmpty()) {
            all.add(new Evidence("Requests to third parties that no stub matched", String.join("\n\n", unmatched)));
        }
        String test = contractCase.consumerTest();
        String change = test.isEmpty() ? "the test of '" + contractCase.consumer() + "'" : test;
        Place place = new Place(
                contractCase.where() + (test.isEmpty() ? "" : ", written by " + test),
                "make '" + run.provider() + "' do what the pact says, or change " + change
                        + " and generate the pact again.");
        return new FailureText(contractCase.displayName(), run.provider(), mismatches, all, place).toString();
    }
}
