package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.fixture.ForeignKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that were chosen, and all that they refer to by foreign keys, directly or through others. */
final class Sample {

    /** More is no sample, and would not fit into memory some day. */
    static final int MOST = 100_000;

    private static final int AT_ONCE = 500;

    private final SourceCatalog catalog;
    private final Map<String, TableReader> readers = new LinkedHashMap<>();
    private final Map<SourceTable, Map<String, SampledRow>> rows = new LinkedHashMap<>();
    private final Gaps gaps = new Gaps();
    private final Set<List<Object>> asked = new HashSet<>();
    private Map<SourceTable, Integer> left = Map.of();
    private int size;

    private Sample(SourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** Rows of one table that are new, and whose references are to be followed. */
    private record Found(SourceTable table, List<SampledRow> rows) {}

    static Sample take(
            SourceCatalog catalog, Collection<TableReader> readers, Collection<SourceTable> chosen, int rows) {
        Sample sample = new Sample(catalog);
        readers.forEach(reader -> sample.readers.put(reader.table().quoted(), reader));
        ArrayDeque<Found> open = new ArrayDeque<>();
        for (SourceTable table : chosen) {
            open.add(sample.add(table, new RowChoice(sample.reader(table), rows).chosen(), "its rows"));
        }
        while (!open.isEmpty()) {
            Found found = open.remove();
            for (ForeignKey key : found.table().references()) {
                Found more = sample.follow(found, key);
                if (!more.rows().isEmpty()) {
                    open.add(more);
                }
            }
        }
        sample.left = sample.gaps.close(sample.rows);
        return sample;
    }

    /** The rows of a table, in no order. */
    Collection<SampledRow> of(SourceTable table) {
        return rows.getOrDefault(table, Map.of()).values();
    }

    /** How many rows were left out because what they refer to is not there. */
    Map<SourceTable, Integer> left() {
        return left;
    }

    private TableReader reader(SourceTable table) {
        TableReader reader = readers.get(table.quoted());
        if (reader == null) {
            throw new IllegalStateException("No foreign key leads to " + table.quoted());
        }
        return reader;
    }

    private Found follow(Found found, ForeignKey key) {
        SourceTable target = catalog.table(key.target());
        Set<List<String>> wanted = new LinkedHashSet<>();
        for (SampledRow row : found.rows()) {
            List<String> values = row.key(key.columns());
            if (values != null && asked.add(List.of(key.target(), key.targetColumns(), values))) {
                wanted.add(values);
            }
        }
        List<List<String>> keys = List.copyOf(wanted);
        List<SampledRow> fetched = new ArrayList<>();
        for (int begin = 0; begin < keys.size(); begin += AT_ONCE) {
            fetched.addAll(reader(target)
                    .having(key.targetColumns(), keys.subList(begin, Math.min(keys.size(), begin + AT_ONCE))));
        }
        if (fetched.size() < keys.size()) {
            fetched.forEach(row -> wanted.remove(row.key(key.targetColumns())));
            gaps.add(key, wanted);
        }
        return add(
                target,
                fetched,
                "foreign key '" + key.name() + "' of '" + found.table().shown() + "'");
    }

    private Found add(SourceTable table, List<SampledRow> found, String reason) {
        Map<String, SampledRow> known = rows.computeIfAbsent(table, name -> new LinkedHashMap<>());
        List<SampledRow> fresh = found.stream()
                .filter(row -> known.putIfAbsent(row.identity(), row) == null)
                .toList();
        size += fresh.size();
        if (size > MOST) {
            throw new ConcordatException(new Problem(
                    "The sample grows beyond " + MOST + " rows, by " + reason + ".",
                    table.shown(),
                    "take fewer with '--rows', fewer tables, or cut the reference by a rule: 'table.column: null'."));
        }
        return new Found(table, fresh);
    }
}
