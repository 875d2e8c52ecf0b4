package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.outcome.Mismatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verification of one pact came to.
 *
 * @param success whether the provider does what the pact says
 * @param schemaVersion the newest migration of each of the provider's databases, for which alone that holds
 * @param tests what became of each interaction
 */
public record VerificationResult(boolean success, List<String> schemaVersion, List<Test> tests) {

    private static final int LONGEST = 1_000;

    /** Copies the lists. */
    public VerificationResult {
        schemaVersion = List.copyOf(schemaVersion);
        tests = List.copyOf(tests);
    }

    /**
     * What became of one interaction.
     *
     * @param interactionId the broker's own name for it; empty where it has none
     * @param outcome what the run found
     */
    public record Test(String interactionId, InteractionOutcome outcome) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            if (!interactionId.isEmpty()) {
                json.put("interactionId", interactionId);
            }
            json.put("interactionDescription", outcome.description());
            json.put("success", outcome.status() == Status.VERIFIED);
            if (!outcome.mismatches().isEmpty()) {
                json.put(
                        "mismatches",
                        outcome.mismatches().stream().map(Test::json).toList());
            }
            if (!outcome.error().isEmpty()) {
                json.put("exceptions", List.of(Map.of("message", shortened(outcome.error()))));
            }
            return json;
        }

        private static Map<String, Object> json(Mismatch mismatch) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("attribute", mismatch.part());
            if (!mismatch.path().isEmpty()) {
                json.put("identifier", mismatch.path());
            }
            json.put("description", shortened(mismatch.text()));
            json.put("expected", shortened(mismatch.expected()));
            json.put("actual", shortened(mismatch.actual()));
            return json;
        }

        /** A broker keeps every result for good; who wants to see all has the build. */
        private static String shortened(String text) {
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
        }
    }

    JsonValue json(ProviderVersion version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("success", success);
        json.put("providerApplicationVersion", version.number().orElseThrow());
        version.buildUrl().ifPresent(url -> json.put("buildUrl", url));
        json.put("verifiedBy", Map.of("implementation", "Concordat", "version", concordatVersion()));
        json.put("testResults", testResults());
        return Json.toJson(json);
    }

    /** The broker keeps these as they are, and shows those of them that it knows by the interactions' ids. */
    private Map<String, Object> testResults() {
        long failures = tests.stream()
                .filter(test -> test.outcome().status() != Status.VERIFIED)
                .count();
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("tests", tests.stream().map(Test::json).toList());
        results.put("summary", Map.of("testCount", tests.size(), "failureCount", failures));
        if (!schemaVersion.isEmpty()) {
            results.put("metadata", Map.of("schemaVersion", schemaVersion));
        }
        return results;
    }

    private static String concordatVersion() {
        return Optional.ofNullable(VerificationResult.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
