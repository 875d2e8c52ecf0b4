package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Steps;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.pactbroker.BrokerClient;
import dev.concordat.pactbroker.BrokerException;
import dev.concordat.pactbroker.verification.BrokerPact;
import dev.concordat.pactbroker.verification.ProviderVersion;
import dev.concordat.pactbroker.verification.VerificationResult;
import dev.concordat.pactbroker.verification.VerificationResults;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes what became of a broker's pacts: once for each, when everything that belongs to the run is done, and only
 * of those of which everything is known.
 *
 * @param results of the provider's version
 * @param version that version
 * @param steps tells what was published, and what was not
 */
record ResultPublication(VerificationResults results, ProviderVersion version, Steps steps) {

    /** Pact JVM's property: {@code true} publishes results. */
    static final String PROPERTY = "pact.verifier.publishResults";

    static ResultPublication of(BrokerClient client, String provider, ProviderVersion version, Steps steps) {
        return new ResultPublication(new VerificationResults(client, provider, version), version, steps);
    }

    /** Publishes what is complete, and remembers where it can be seen. */
    void publish(ContractRun run, Outcomes outcomes) {
        Map<BrokerPact, VerificationResult> complete = new LinkedHashMap<>();
        for (ContractPact pact : run.pacts()) {
            pact.published()
                    .ifPresent(known -> result(pact, known, run, outcomes)
                            .filter(result -> outcomes.isNews(pact, result.success()))
                            .ifPresent(result -> complete.put(known, result)));
        }
        if (complete.isEmpty()) {
            return;
        }
        results.announce();
        List<Problem> refused = new ArrayList<>();
        complete.forEach((pact, result) -> {
            try {
                publish(pact, result, outcomes);
            } catch (BrokerException e) {
                refused.addAll(e.problems());
            }
        });
        if (!refused.isEmpty()) {
            throw new ConcordatException(refused, null);
        }
    }

    private void publish(BrokerPact pact, VerificationResult result, Outcomes outcomes) {
        URI place = results.publish(pact, result);
        outcomes.published(pact.selected().content().toString(), result.success(), place.toString());
        steps.done("published for version " + version.number().orElseThrow() + ": " + pact.consumer() + " "
                + (result.success() ? "verified" : "failed") + ", " + place);
    }

    /** Empty where something of the pact is not known. */
    private Optional<VerificationResult> result(
            ContractPact pact, BrokerPact known, ContractRun run, Outcomes outcomes) {
        List<VerificationResult.Test> tests = new ArrayList<>();
        boolean success = true;
        int unknown = 0;
        List<ContractCase> cases = pact.cases();
        for (ContractCase it : cases) {
            Optional<InteractionOutcome> outcome = outcomes.of(it).filter(InteractionOutcome::isKnown);
            String id = known.original(it.number() - 1).id();
            outcome.ifPresent(found -> tests.add(new VerificationResult.Test(id, found)));
            // An interaction that its consumer marked as pending says nothing of the rest.
            if (!it.interaction().getPending()) {
                success &=
                        outcome.map(found -> found.status() == Status.VERIFIED).orElse(false);
                unknown += outcome.isEmpty() ? 1 : 0;
            }
        }
        // What another class of this run has called verified must not stay so beside a red build.
        if (unknown > 0 && !outcomes.saidVerified(pact)) {
            steps.done("no result published of " + pact.label() + ": nothing is known of " + unknown + " of its "
                    + cases.size() + " interactions");
            return Optional.empty();
        }
        return Optional.of(
                new VerificationResult(success, run.world().databases().schemaVersions(), tests));
    }

    /** Says that nothing is published, and why. */
    void refrain(String reason) {
        steps.done("no result published: " + reason);
    }
}
