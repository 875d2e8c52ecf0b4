package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the tables that patterns on the command line name. */
final class TableChoice {

    private final SourceCatalog catalog;

    TableChoice(SourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** The tables to begin with, in the catalogue's order, whatever the order of the patterns. */
    List<SourceTable> of(List<String> patterns) {
        List<SourceTable> ordinary = catalog.all().stream()
                .filter(table ->
                        !SourceCatalog.isHistory(table) && !table.facts().foreign())
                .toList();
        if (patterns.isEmpty()) {
            return ordinary;
        }
        Set<SourceTable> chosen = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String pattern : patterns) {
            List<SourceTable> found = (NamePattern.hasWildcard(pattern) ? ordinary : catalog.all())
                    .stream().filter(table -> fits(pattern, table)).toList();
            if (found.isEmpty()) {
                problems.add(unknown(pattern));
            }
            chosen.addAll(found);
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return catalog.all().stream().filter(chosen::contains).toList();
    }

    private static boolean fits(String pattern, SourceTable table) {
        NamePattern names = NamePattern.of(pattern);
        return table.names().stream().anyMatch(names::fits);
    }

    private Problem unknown(String pattern) {
        String root = catalog.partitions().get(pattern);
        if (root != null) {
            String shown = catalog.table(root).shown();
            return new Problem(
                    "'" + pattern + "' is a partition of '" + shown + "'.",
                    SnapshotRequest.WHERE,
                    "write '" + shown + "' in '--tables'.");
        }
        Set<String> known = new TreeSet<>();
        catalog.all().forEach(table -> known.add(table.shown()));
        return new Problem(
                (NamePattern.hasWildcard(pattern) ? "No table fits '" : "There is no table '") + pattern + "'.",
                SnapshotRequest.WHERE,
                Nearest.to(pattern, known)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("")
                        + (known.isEmpty() ? "There are none at all." : "Known: " + String.join(", ", known) + "."));
    }
}
