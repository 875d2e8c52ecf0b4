package dev.concordat.provider.internal.compare;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.ContentMatcher;
import au.com.dius.pact.core.matchers.Matching;
import au.com.dius.pact.core.matchers.MatchingConfig;
import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import au.com.dius.pact.core.model.v4.MessageContents;
import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonException;
import dev.concordat.outcome.Mismatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a message that a provider produced with the one that a pact expects, by Pact's own matchers. */
public final class MessageComparison {

    private MessageComparison() {}

    /** What differs in content and metadata; metadata beyond the pact does not differ. */
    public static List<Mismatch> compare(MessageContents expected, byte[] content, Map<String, Object> metadata) {
        OptionalBody actual = OptionalBody.body(content, expected.getContentType());
        List<au.com.dius.pact.core.matchers.Mismatch> found = new ArrayList<>();
        Mismatches ours = new Mismatches(expected.getMatchingRules());
        try {
            found.addAll(content(expected, actual));
        } catch (JsonException e) {
            return List.of(ResponseComparison.notJson(expected.getContents(), actual, e));
        }
        MatchingContext rules = new MatchingContext(expected.getMatchingRules().rulesForCategory("metadata"), true);
        found.addAll(Matching.compareMessageMetadata(expected.getMetadata(), asJson(metadata), rules));
        return ours.from(found);
    }

    /** Older pacts call the category of a message's rules 'body', newer ones 'content'. */
    static MatchingRuleCategory contentRules(MatchingRules rules) {
        MatchingRuleCategory content = rules.rulesForCategory("content");
        // Pact picks the best of several rules only in a category of the name 'body'.
        return content.isEmpty()
                ? rules.rulesForCategory("body")
                : new MatchingRuleCategory("body", content.getMatchingRules());
    }

    private static List<BodyMismatch> content(MessageContents expected, OptionalBody actual) {
        OptionalBody contents = expected.getContents();
        if (contents.isPresent() && !actual.isPresent()) {
            return List.of(new BodyMismatch(contents.unwrap(), null, "Expected a content, but the message has none"));
        }
        ContentMatcher matcher =
                MatchingConfig.lookupContentMatcher(expected.getContentType().getBaseType());
        if (matcher != null) {
            MatchingContext rules = new MatchingContext(contentRules(expected.getMatchingRules()), true);
            return matcher.matchBody(contents, actual, rules).getBodyResults().stream()
                    .flatMap(item -> item.getResult().stream())
                    .toList();
        }
        return !contents.isPresent() || Arrays.equals(contents.unwrap(), actual.orEmpty())
                ? List.of()
                : List.of(new BodyMismatch(contents.unwrap(), actual.unwrap(), "The contents are not equal"));
    }

    /** Text stays text, as Pact compares it; numbers and such become the JSON values that the pact has. */
    private static Map<String, Object> asJson(Map<String, Object> metadata) {
        Map<String, Object> values = new LinkedHashMap<>();
        metadata.forEach((key, value) -> values.put(key, value instanceof String ? value : Json.toJson(value)));
        return values;
    }
}
