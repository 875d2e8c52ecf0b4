package dev.concordat.broker.internal.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Content that is to be verified, once, for whatever many reasons.
 *
 * @param consumer the consumer's name
 * @param version the number of the latest consumer version among the reasons
 * @param versionId its key
 * @param contentId the key of the content
 * @param sha the hash of the content
 * @param reasons why
 */
record SelectedPact(String consumer, String version, long versionId, long contentId, String sha, List<Reason> reasons) {

    SelectedPact {
        reasons = List.copyOf(reasons);
    }

    private static final Comparator<SelectedPact> ORDER = Comparator.<SelectedPact, String>comparing(
                    pact -> pact.consumer().toLowerCase(Locale.ROOT))
            .thenComparing(SelectedPact::consumer)
            .thenComparingLong(SelectedPact::versionId);

    /** The same contents, each once, by consumer and age. */
    static List<SelectedPact> merged(Collection<SelectedPact> pacts) {
        Map<Long, SelectedPact> byContent = new LinkedHashMap<>();
        pacts.forEach(pact -> byContent.merge(pact.contentId(), pact, SelectedPact::and));
        return byContent.values().stream().sorted(ORDER).toList();
    }

    private SelectedPact and(SelectedPact other) {
        List<Reason> all = new ArrayList<>(reasons);
        other.reasons().stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        SelectedPact later = other.versionId() > versionId ? other : this;
        return new SelectedPact(consumer, later.version(), later.versionId(), contentId, sha, all);
    }
}
