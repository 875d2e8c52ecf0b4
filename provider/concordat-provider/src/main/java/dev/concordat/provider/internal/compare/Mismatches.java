package dev.concordat.provider.internal.compare;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.BodyTypeMismatch;
import au.com.dius.pact.core.matchers.HeaderMismatch;
import au.com.dius.pact.core.matchers.MetadataMismatch;
import au.com.dius.pact.core.matchers.StatusMismatch;
import au.com.dius.pact.core.model.PathExpressionsKt;
import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import au.com.dius.pact.core.support.Json;
import dev.concordat.outcome.Mismatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Pact's mismatches as ours: with the part, the path, both values and the rule apart. */
final class Mismatches {

    private static final List<String> PARTS = List.of("status", "header", "body", "metadata");

    private final RuleNames status;
    private final RuleNames header;
    private final RuleNames body;
    private final RuleNames metadata;

    Mismatches(MatchingRules rules) {
        this.status = new RuleNames(rules.rulesForCategory("status"));
        this.header = new RuleNames(rules.rulesForCategory("header"));
        this.body = new RuleNames(MessageComparison.contentRules(rules));
        this.metadata = new RuleNames(rules.rulesForCategory("metadata"));
    }

    List<Mismatch> from(List<? extends au.com.dius.pact.core.matchers.Mismatch> mismatches) {
        List<Mismatch> all = new ArrayList<>();
        mismatches.forEach(mismatch -> all.addAll(from(mismatch)));
        // The status first: where it differs, the rest often follows from that.
        all.sort(Comparator.comparing(mismatch -> PARTS.indexOf(mismatch.part())));
        return all;
    }

    private List<Mismatch> from(au.com.dius.pact.core.matchers.Mismatch mismatch) {
        String text = mismatch.description();
        if (mismatch instanceof StatusMismatch it) {
            return List.of(new Mismatch(
                    "status", "", expectedStatus(it), String.valueOf(it.getActual()), status.only(), text));
        }
        if (mismatch instanceof HeaderMismatch it) {
            String actual = it.getActual().isEmpty() ? Values.MISSING : it.getActual();
            return List.of(new Mismatch(
                    "header", it.getHeaderKey(), it.getExpected(), actual, header.atKey(it.getHeaderKey()), text));
        }
        if (mismatch instanceof BodyTypeMismatch it) {
            return List.of(new Mismatch(
                    "body", "$", Values.text(it.getExpected()), Values.text(it.getActual()), "content type", text));
        }
        if (mismatch instanceof MetadataMismatch it) {
            return List.of(new Mismatch(
                    "metadata",
                    it.getKey(),
                    Values.text(it.getExpected()),
                    Values.text(it.getActual() instanceof String actual ? Json.toJson(actual) : it.getActual()),
                    metadata.atKey(it.getKey()),
                    text));
        }
        return mismatch instanceof BodyMismatch it
                ? body(it)
                : List.of(new Mismatch(mismatch.type(), "", "", "", "", text));
    }

    private static String expectedStatus(StatusMismatch it) {
        if (it.getStatusType() == null) {
            return it.getExpected().toString();
        }
        return it.getStatusCodes().isEmpty() ? it.getStatusType().toString() : "one of " + it.getStatusCodes();
    }

    /** Pact tells keys that are missing together, at their parent; each of them is a difference of its own. */
    private List<Mismatch> body(BodyMismatch it) {
        if (it.getExpected() instanceof Map<?, ?> expected
                && it.getActual() instanceof Map<?, ?> actual
                && !actual.keySet().containsAll(expected.keySet())) {
            return missing(it, expected, actual);
        }
        return List.of(new Mismatch(
                "body",
                it.getPath(),
                Values.text(it.getExpected()),
                Values.text(it.getActual()),
                body.atPath(it.getPath()),
                it.description()));
    }

    private List<Mismatch> missing(BodyMismatch it, Map<?, ?> expected, Map<?, ?> actual) {
        List<Mismatch> missing = new ArrayList<>();
        for (Object key : new TreeSet<>(expected.keySet())) {
            if (!actual.containsKey(key)) {
                String path = PathExpressionsKt.constructValidPath(key.toString(), it.getPath(), false);
                missing.add(new Mismatch(
                        "body",
                        path,
                        Values.text(expected.get(key)),
                        Values.MISSING,
                        body.atPath(path),
                        it.description()));
            }
        }
        return missing;
    }
}
