package dev.concordat.broker.internal.selection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the pacts that selectors speak of. */
final class Selections {

    private final JdbcClient jdbc;

    Selections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pact that a selector found, itself or by its fallback. */
    private record Found(int selector, boolean fallback, SelectedPact pact) {}

    /** The pacts of a provider that the selectors find, each content once. */
    List<SelectedPact> find(long providerId, List<Selector> selectors) {
        SelectorSql sql = new SelectorSql(providerId);
        for (int i = 0; i < selectors.size(); i++) {
            sql.add(i, selectors.get(i), false);
            if (selectors.get(i).fallback() != null) {
                sql.add(i, selectors.get(i).otherwise(), true);
            }
        }
        List<Found> found = sql.prepare(jdbc)
                .query((row, number) -> found(row, selectors.get(row.getInt("selector"))))
                .list();
        Set<Integer> satisfied = new HashSet<>();
        found.stream().filter(each -> !each.fallback()).forEach(each -> satisfied.add(each.selector()));
        List<SelectedPact> pacts = new ArrayList<>();
        found.stream()
                .filter(each -> !each.fallback() || !satisfied.contains(each.selector()))
                .forEach(each -> pacts.add(each.pact()));
        return SelectedPact.merged(pacts);
    }

    private static Found found(ResultSet row, Selector selector) throws SQLException {
        boolean fallback = row.getBoolean("fallback");
        String kind = row.getString("kind");
        String name = row.getString("name");
        Reason reason = new Reason(
                kind == null ? selector.kind() : Selector.Kind.valueOf(kind),
                name != null ? name : fallback ? selector.fallback() : selector.name(),
                fallback ? selector.name() : null,
                row.getLong("version_id"),
                row.getString("number"));
        return new Found(row.getInt("selector"), fallback, pact(row, reason));
    }

    static SelectedPact pact(ResultSet row, Reason reason) throws SQLException {
        return new SelectedPact(
                row.getString("consumer"),
                reason.version(),
                reason.versionId(),
                row.getLong("pact_version_id"),
                row.getString("sha"),
                List.of(reason));
    }

    /** The contents of pacts, in their order. */
    List<String> contents(List<SelectedPact> pacts) {
        return pacts.stream()
                .map(pact -> jdbc.sql("select content from pact_version where id = ?")
                        .param(pact.contentId())
                        .query(String.class)
                        .single())
                .toList();
    }
}
