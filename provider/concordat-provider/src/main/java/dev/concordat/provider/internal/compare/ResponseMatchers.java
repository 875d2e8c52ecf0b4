package dev.concordat.provider.internal.compare;

import au.com.dius.pact.core.matchers.JsonContentMatcher;
import au.com.dius.pact.core.matchers.Matching;
import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.matchers.engine.V2MatchingEngine;
import au.com.dius.pact.core.model.IResponse;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pact's matchers of a response. Where both bodies are plain JSON, the parts are matched one by one as Pact's own entry
 * point does, but its JSON matcher is called directly: Pact looks it up by Kotlin's reflection for each body anew,
 * which costs a sixth of a second in a cold JVM. Everything else goes through the entry point.
 */
final class ResponseMatchers {

    private static final String JSON = "application/json";
    private static final String OVERRIDE = "pact.content_type.override." + JSON;

    private ResponseMatchers() {}

    static List<Mismatch> mismatches(Pact pact, SynchronousRequestResponse interaction, IResponse actual) {
        IResponse expected = interaction.getResponse();
        return isPlainJson(expected, actual)
                ? plainJson(expected, actual)
                : ResponseMatching.responseMismatches(pact, interaction, actual);
    }

    private static boolean isPlainJson(IResponse expected, IResponse actual) {
        return JSON.equals(expected.determineContentType().getBaseType())
                && JSON.equals(actual.determineContentType().getBaseType())
                && !expected.getMatchingRules()
                        .rulesForCategory("body")
                        .getMatchingRules()
                        .containsKey("$")
                && System.getProperty(OVERRIDE) == null
                && !V2MatchingEngine.v2EngineEnabled();
    }

    private static List<Mismatch> plainJson(IResponse expected, IResponse actual) {
        List<Mismatch> mismatches = new ArrayList<>();
        Mismatch status = Matching.INSTANCE.matchStatus(
                expected.getStatus(), actual.getStatus(), new MatchingContext(rules(expected, "status"), true));
        if (status != null) {
            mismatches.add(status);
        }
        Matching.matchHeaders(expected.getHeaders(), actual.getHeaders(), headerContext(rules(expected, "header")))
                .forEach(header -> mismatches.addAll(header.getResult()));
        JsonContentMatcher.INSTANCE
                .matchBody(expected.getBody(), actual.getBody(), new MatchingContext(rules(expected, "body"), true))
                .getMismatches()
                .forEach(mismatches::add);
        return mismatches;
    }

    private static MatchingRuleCategory rules(IResponse expected, String category) {
        return expected.getMatchingRules().rulesForCategory(category);
    }

    /**
     * Headers are text, so numbers in them are compared by what they say; the raw map spares us Pact's plugin types.
     */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static MatchingContext headerContext(MatchingRuleCategory rules) {
        return new MatchingContext(rules, true, (Map) Map.of(), true);
    }
}
