package dev.concordat.provider.internal.compare;

import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.model.PathExpressionsKt;
import au.com.dius.pact.core.model.PathToken;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleGroup;
import au.com.dius.pact.core.model.matchingrules.RuleLogic;
import au.com.dius.pact.core.support.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Names the matching rule that decides at a path, as a person would say it: {@code type}, {@code regex \d+}. */
final class RuleNames {

    private static final String EQUALITY = "equality";

    private final MatchingContext context;

    RuleNames(MatchingRuleCategory rules) {
        this.context = new MatchingContext(rules, true);
    }

    /** The rule for a path such as {@code $.items[0].id}. */
    String atPath(String path) {
        List<String> tokens;
        try {
            tokens = PathExpressionsKt.parsePath(path).stream()
                    .map(PathToken::rawString)
                    .toList();
        } catch (RuntimeException notAPath) {
            // Pact's matchers make up paths for XML attributes and such, which its own parser refuses.
            return EQUALITY;
        }
        return tokens.isEmpty() || !context.matcherDefined(tokens) ? EQUALITY : name(context.selectBestMatcher(tokens));
    }

    /** The rule for a header or a metadata key. */
    String atKey(String key) {
        Comparator<String> anyCase = String.CASE_INSENSITIVE_ORDER;
        return context.matcherDefined(List.of(key), anyCase)
                ? name(context.selectBestMatcher(List.of(key), anyCase))
                : EQUALITY;
    }

    /** The rule for a part that has one at most, as the status. */
    String only() {
        return context.matcherDefined(List.of()) ? name(context.selectBestMatcher(List.of())) : EQUALITY;
    }

    private static String name(MatchingRuleGroup group) {
        if (group.getRules().isEmpty()) {
            return EQUALITY;
        }
        String between = group.getRuleLogic() == RuleLogic.AND ? " and " : " or ";
        return group.getRules().stream().map(RuleNames::name).collect(Collectors.joining(between));
    }

    private static String name(MatchingRule rule) {
        String attributes = rule.getAttributes().entrySet().stream()
                .map(attribute -> attribute(attribute.getKey(), attribute.getValue()))
                .collect(Collectors.joining(", "));
        return attributes.isEmpty() ? rule.getName() : rule.getName() + " " + attributes;
    }

    private static String attribute(String key, JsonValue value) {
        String text = value.isString() ? String.valueOf(value.asString()) : value.serialise();
        boolean selfEvident = List.of("regex", "format", "value", "status").contains(key);
        return selfEvident ? text : key + " " + text;
    }
}
