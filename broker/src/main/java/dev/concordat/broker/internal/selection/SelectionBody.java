package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.selection.SelectionRequest.ProviderBuild;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is asked for by POST. */
final class SelectionBody {

    private static final String BRANCH = "providerVersionBranch";
    private static final String TAGS = "providerVersionTags";
    private static final String PENDING = "includePendingStatus";
    private static final String WIP_SINCE = "includeWipPactsSince";
    private static final String SELECTORS = "consumerVersionSelectors";

    private final ObjectNode body;
    private final Supplier<List<String>> environments;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private SelectionBody(ObjectNode body, Supplier<List<String>> environments) {
        this.body = body;
        this.environments = environments;
    }

    /**
     * Reads a body.
     *
     * @param environments gives the names of the environments there are, where a selector names one
     * @throws Refusal 400 that names every fault
     */
    static SelectionRequest read(ObjectNode body, Supplier<List<String>> environments) {
        return new SelectionBody(body, environments).read();
    }

    private SelectionRequest read() {
        String branch = branch();
        List<String> tags = tags();
        JsonNode pending = body.path(PENDING);
        if (isThere(pending) && !pending.isBoolean()) {
            errors.put(PENDING, List.of("must be true or false"));
        }
        Instant wipSince = wipSince();
        List<Selector> selectors = selectors(new SelectorRules(branch, tags, environments));
        if (errors.isEmpty() && branch != null && branch.isBlank()) {
            checkBlank(branch, tags, wipSince);
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(400, errors);
        }
        return new SelectionRequest(
                new ProviderBuild(branch == null || branch.isEmpty() ? null : branch, tags),
                selectors,
                pending.asBoolean(true),
                wipSince,
                remarks);
    }

    private static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    private @Nullable String branch() {
        JsonNode branch = body.path(BRANCH);
        if (isThere(branch) && !branch.isString()) {
            errors.put(BRANCH, List.of("must be a name"));
        } else if (isThere(branch) && branch.asString().indexOf('\0') >= 0) {
            errors.put(BRANCH, List.of("must not hold a zero character"));
        }
        return branch.isString() ? branch.asString() : null;
    }

    /** An empty branch is what a build sends whose variable is not set; it matters only where it decides something. */
    private void checkBlank(String branch, List<String> tags, @Nullable Instant wipSince) {
        boolean decides =
                tags.isEmpty() && (wipSince != null || body.path(PENDING).asBoolean(false));
        if (!branch.isEmpty() || decides) {
            errors.put(
                    BRANCH,
                    List.of("is blank: name the branch that is verified, or leave it out;"
                            + " what is pending or work in progress is decided by it"));
        }
    }

    private List<String> tags() {
        JsonNode tags = body.path(TAGS);
        if (!isThere(tags)) {
            return List.of();
        }
        if (!tags.isArray()) {
            errors.put(TAGS, List.of("must be an array of names"));
            return List.of();
        }
        if (tags.size() > SelectionRequest.MOST) {
            errors.put(TAGS, List.of(SelectionRequest.TOO_MANY));
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode tag : tags) {
            if (tag.isString() && !tag.asString().isBlank() && tag.asString().indexOf('\0') < 0) {
                names.add(tag.asString());
            } else {
                errors.put(TAGS, List.of("must be an array of names that are not blank"));
            }
        }
        return names;
    }

    private @Nullable Instant wipSince() {
        JsonNode since = body.path(WIP_SINCE);
        if (!isThere(since)) {
            return null;
        }
        Instant instant = since.isString() ? Dates.parse(since.asString()) : null;
        if (instant == null) {
            errors.put(WIP_SINCE, List.of(Dates.FAULT));
        }
        return instant;
    }

    private List<Selector> selectors(SelectorRules rules) {
        JsonNode selectors = body.path(SELECTORS);
        if (!isThere(selectors)) {
            return List.of();
        }
        if (!selectors.isArray()) {
            errors.put(SELECTORS, List.of("must be an array of selectors"));
            return List.of();
        }
        List<Selector> result = selectors.size() > SelectionRequest.MOST ? List.of() : each(selectors, rules);
        // one of them may stand for several
        if (Math.max(selectors.size(), result.size()) > SelectionRequest.MOST) {
            errors.put(SELECTORS, List.of(SelectionRequest.TOO_MANY));
        }
        return result;
    }

    private List<Selector> each(JsonNode selectors, SelectorRules rules) {
        List<Selector> result = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < selectors.size(); i++) {
            String where = " (at index " + i + ")";
            if (selectors.get(i) instanceof ObjectNode selector) {
                List<String> ofThisOne = rules.faults(selector);
                ofThisOne.forEach(fault -> faults.add(fault + where));
                if (ofThisOne.isEmpty()) {
                    result.addAll(rules.read(selector));
                    SelectorRules.unknownKeys(selector)
                            .forEach(key -> remarks.add(SelectorRules.unknown(key) + where + "."));
                }
            } else {
                faults.add("must be an object" + where);
            }
        }
        if (!faults.isEmpty()) {
            errors.put(SELECTORS, faults);
        }
        return result;
    }
}
