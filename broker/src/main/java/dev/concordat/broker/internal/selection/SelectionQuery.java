package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.http.Query;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.selection.SelectionRequest.ProviderBuild;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for by GET, the way of the first clients: tags only. */
final class SelectionQuery {

    private static final String SELECTORS = "consumer_version_selectors";
    private static final String SELECTOR = SELECTORS + "[]";
    private static final String TAGS = "provider_version_tags";
    private static final String PENDING = "include_pending_status";
    private static final String WIP_SINCE = "include_wip_pacts_since";

    private static final String OUTDATED = "These pacts were asked for by GET, which knows tags alone."
            + " Ask by POST (pb:provider-pacts-for-verification) for branches and environments: update the Pact library.";

    private final Query query;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private SelectionQuery(Query query) {
        this.query = query;
    }

    /**
     * Reads a query.
     *
     * @throws Refusal 400 that names every fault
     */
    static SelectionRequest read(Query query) {
        return new SelectionQuery(query).read();
    }

    private SelectionRequest read() {
        if (query.get(TAGS) != null) {
            errors.put(TAGS, List.of("must be an array: write " + TAGS + "[]=..."));
        }
        if (query.all(TAGS + "[]").size() > SelectionRequest.MOST) {
            errors.put(TAGS, List.of(SelectionRequest.TOO_MANY));
        }
        String pending = query.get(PENDING);
        if (pending != null && !isTruth(pending)) {
            errors.put(PENDING, List.of("must be true or false"));
        }
        Instant wipSince = wipSince();
        List<Selector> selectors = selectors();
        if (query.parameters().stream().anyMatch(each -> each.getValue().indexOf('\0') >= 0)) {
            errors.put("query", List.of("must not hold a zero character"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(400, errors);
        }
        return new SelectionRequest(
                new ProviderBuild(
                        query.text("provider_version_branch").orElse(null),
                        query.all(TAGS + "[]").stream()
                                .filter(tag -> !tag.isBlank())
                                .toList()),
                selectors,
                !"false".equals(pending),
                wipSince,
                List.of(OUTDATED));
    }

    private static boolean isTruth(String text) {
        return text.equals("true") || text.equals("false");
    }

    private @Nullable Instant wipSince() {
        String since = query.get(WIP_SINCE);
        Instant instant = since == null ? null : Dates.parse(since);
        if (since != null && instant == null) {
            errors.put(WIP_SINCE, List.of(Dates.FAULT));
        }
        return instant;
    }

    private List<Selector> selectors() {
        List<Selector> result = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<Map<String, String>> all = members();
        for (int i = 0; i < all.size(); i++) {
            String where = " (at index " + i + ")";
            Map<String, String> each = all.get(i);
            String tag = each.getOrDefault("tag", "");
            String latest = each.getOrDefault("latest", "false");
            if (tag.isBlank()) {
                faults.add((each.containsKey("tag") ? "'tag' must not be blank" : "'tag' is missing") + where);
            }
            if (!isTruth(latest)) {
                faults.add("'latest' must be true or false" + where);
            }
            Selector.Kind kind = latest.equals("true") ? Selector.Kind.LATEST_TAGGED : Selector.Kind.TAGGED;
            result.add(new Selector(kind, each.get("consumer"), tag, each.get("fallback_tag")));
        }
        if (all.size() > SelectionRequest.MOST) {
            errors.put(SELECTORS, List.of(SelectionRequest.TOO_MANY));
        } else if (!faults.isEmpty()) {
            errors.put(SELECTORS, faults);
        }
        return result;
    }

    /** {@code s[][tag]=a&s[][latest]=true&s[][tag]=b}: a key that comes again begins the next selector. */
    private List<Map<String, String>> members() {
        List<Map<String, String>> all = new ArrayList<>();
        for (Map.Entry<String, String> parameter : query.parameters()) {
            String name = parameter.getKey();
            if (name.startsWith(SELECTOR + "[") && name.endsWith("]")) {
                String key = name.substring(SELECTOR.length() + 1, name.length() - 1);
                if (all.isEmpty() || all.get(all.size() - 1).containsKey(key)) {
                    all.add(new LinkedHashMap<>());
                }
                all.get(all.size() - 1).put(key, parameter.getValue());
            }
        }
        return all;
    }
}
