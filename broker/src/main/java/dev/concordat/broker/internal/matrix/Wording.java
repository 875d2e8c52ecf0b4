package dev.concordat.broker.internal.matrix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the versions of a row as the caller knows them: by what he selected them by, and by their numbers. */
final class Wording {

    private final List<Resolved> selected;

    Wording(List<Resolved> selected) {
        this.selected = selected;
    }

    String failed(Row row) {
        return "%s failed to verify its pact with %s.".formatted(provider(row), consumer(row));
    }

    String unverified(Row row) {
        if (row.concernedProviderVersion() != null) {
            return "%s has not verified its pact with %s yet.".formatted(provider(row), consumer(row));
        }
        Resolved provider = only(row.provider());
        if (provider != null && provider.isMissing()) {
            return "%s needs %s, of which no version %s."
                    .formatted(consumer(row), row.provider().name(), none(provider));
        }
        String which = provider == null || provider.anyVersion()
                ? ""
                : " that " + criteria(provider.selector().criteria());
        return "No version of %s%s has verified its pact with %s yet."
                .formatted(row.provider().name(), which, consumer(row));
    }

    String unverified(Integration integration) {
        return "There is no result for the pact of %s with %s."
                .formatted(integration.consumer().name(), integration.provider().name());
    }

    private String consumer(Row row) {
        return version(row.consumer(), row.consumerVersion());
    }

    private String provider(Row row) {
        VersionKey version = row.concernedProviderVersion();
        return version == null ? row.provider().name() : version(row.provider(), version);
    }

    private @Nullable Resolved only(Party party) {
        List<Resolved> found = of(party);
        return found.size() == 1 ? found.get(0) : null;
    }

    private List<Resolved> of(Party party) {
        return selected.stream()
                .filter(each -> each.pacticipantId() == party.id())
                .toList();
    }

    private String version(Party party, VersionKey version) {
        String name = party.name() + " " + version.number();
        return of(party).stream()
                .filter(each -> each.includes(version.id()))
                .findFirst()
                .map(each -> each.selector().criteria())
                .filter(criteria -> !criteria.isNone() && criteria.version() == null)
                .map(criteria -> name + " (which " + criteria(criteria) + ")")
                .orElse(name);
    }

    /** What is true of no version: {@code is in production}. */
    static String none(Resolved missing) {
        Criteria criteria = missing.selector().criteria();
        String which = criteria(new Criteria(
                criteria.version(),
                false,
                criteria.tag(),
                criteria.branch(),
                criteria.mainBranch(),
                criteria.environment()));
        return which.isEmpty() ? "exists" : which;
    }

    /** What is true of a version that fulfils them: {@code is the latest on branch 'main'}. */
    static String criteria(Criteria criteria) {
        List<String> all = new ArrayList<>();
        if (criteria.version() != null) {
            all.add("has the number '" + criteria.version() + "'");
        }
        if (criteria.environment() != null) {
            all.add("is in " + criteria.environment());
        }
        String is = criteria.latest() ? "is the latest " : "is ";
        if (criteria.branch() != null) {
            all.add(is + "on branch '" + criteria.branch() + "'");
        }
        if (criteria.mainBranch()) {
            all.add(is + "on the main branch");
        }
        if (criteria.tag() != null) {
            all.add((criteria.latest() ? "is the latest with" : "has") + " tag '" + criteria.tag() + "'");
        }
        return all.isEmpty() && criteria.latest() ? "is the latest" : String.join(" and ", all);
    }
}
