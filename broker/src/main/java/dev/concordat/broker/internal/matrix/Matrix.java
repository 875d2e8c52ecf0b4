package dev.concordat.broker.internal.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers questions to the matrix. */
final class Matrix {

    private final PartySearch parties;
    private final VersionSearch versions;
    private final IntegrationSearch integrations;
    private final RowSearch rows;

    Matrix(JdbcClient jdbc) {
        this.parties = new PartySearch(jdbc);
        this.versions = new VersionSearch(jdbc);
        this.integrations = new IntegrationSearch(jdbc);
        this.rows = new RowSearch(jdbc);
    }

    /** What there is to the question. All that it selects exist; those that it ignores need not. */
    Findings find(MatrixQuery query) {
        Map<String, Long> keys = parties.find(Stream.concat(query.selectors().stream(), query.ignored().stream())
                .map(Selector::pacticipant)
                .distinct()
                .toList());
        List<Resolved> selected = resolved(query.selectors(), keys);
        List<Resolved> ignored = resolved(query.ignored(), keys);
        List<Integration> concerned = integrations.find(selected, query.infers() || selected.size() == 1);
        if (query.infers()) {
            selected = Stream.concat(selected.stream(), inferred(query, selected, concerned).stream())
                    .toList();
        }
        List<Row> found = narrowed(query, selected).stream().sorted(Row.ORDER).toList();
        return new Findings(
                query,
                selected,
                ignored,
                concerned,
                found.stream().filter(row -> !isIgnored(row, ignored)).toList(),
                found.stream().filter(row -> isIgnored(row, ignored)).toList());
    }

    /** Whether no version fulfils the selector. */
    boolean isMissing(Selector selector) {
        return resolved(List.of(selector), parties.find(List.of(selector.pacticipant()))).stream()
                .allMatch(Resolved::isMissing);
    }

    private List<Resolved> resolved(List<Selector> selectors, Map<String, Long> keys) {
        List<Resolved> resolved = new ArrayList<>();
        for (Selector selector : selectors) {
            Long key = keys.get(selector.pacticipant());
            List<VersionKey> found = key == null || selector.criteria().isNone()
                    ? List.of()
                    : versions.find(selector.criteria(), List.of(key)).getOrDefault(key, List.of());
            resolved.add(new Resolved(selector, key == null ? Resolved.NOBODY : key, true, found));
        }
        return resolved;
    }

    /** What the destination holds of those that the selected ones work with. */
    private List<Resolved> inferred(MatrixQuery query, List<Resolved> selected, List<Integration> concerned) {
        Map<Long, Party> others = new LinkedHashMap<>();
        concerned.stream()
                .flatMap(integration -> Stream.of(integration.consumer(), integration.provider()))
                .forEach(party -> others.put(party.id(), party));
        selected.forEach(each -> others.remove(each.pacticipantId()));
        Map<Long, List<VersionKey>> found = versions.find(query.destination(), others.keySet());
        return others.values().stream()
                .map(party -> new Resolved(
                        new Selector(party.name(), query.destination()),
                        party.id(),
                        false,
                        found.getOrDefault(party.id(), List.of())))
                .toList();
    }

    private List<Row> narrowed(MatrixQuery query, List<Resolved> selected) {
        Narrowing narrowing = query.narrowing();
        List<Row> found = selected.size() == 1 && !query.infers()
                ? rows.around(selected.get(0), narrowing)
                : rows.between(selected, narrowing);
        List<Row> complete = MissingCells.fill(found, selected);
        return last(complete, query).stream()
                .filter(row ->
                        narrowing.outcomes().isEmpty() || narrowing.outcomes().contains(row.outcome()))
                .toList();
    }

    /**
     * Of each group the row with the provider's last version. Of versions that run side by side in an environment each
     * is a group of its own, whatever the caller says: the last one's success must not hide another one's failure.
     */
    private static Collection<Row> last(List<Row> rows, MatrixQuery query) {
        LatestBy asked = query.narrowing().latestBy();
        if (asked == null) {
            return rows;
        }
        LatestBy latestBy = asked == LatestBy.CVP && query.concernsEnvironment() ? LatestBy.CVPV : asked;
        Map<List<Object>, Row> last = new LinkedHashMap<>();
        rows.forEach(row -> last.merge(latestBy.group(row), row, Matrix::later));
        return last.values();
    }

    private static Row later(Row first, Row second) {
        boolean keep = first.providerVersion() == null
                || (second.providerVersion() != null && first.providerVersionId() >= second.providerVersionId());
        return keep ? first : second;
    }

    private static boolean isIgnored(Row row, List<Resolved> ignored) {
        return ignored.stream()
                .anyMatch(each -> covers(each, row.consumer(), row.consumerVersion())
                        || covers(each, row.provider(), row.concernedProviderVersion()));
    }

    private static boolean covers(Resolved ignored, Party party, @Nullable VersionKey version) {
        return ignored.pacticipantId() == party.id()
                && (ignored.anyVersion() || (version != null && ignored.includes(version.id())));
    }

    PartySearch parties() {
        return parties;
    }
}
