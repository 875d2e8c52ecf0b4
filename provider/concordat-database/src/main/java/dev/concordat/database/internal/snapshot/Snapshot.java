package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.fixture.ForeignKey;
import dev.concordat.database.internal.settings.AtVersion;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a sample of a database, makes it harmless, and writes it as a fixture set. */
public final class Snapshot {

    private final SnapshotRequest request;
    private final PrintStream out;

    private Snapshot(SnapshotRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
    }

    /**
     * Takes it.
     *
     * @param out where to say what is done
     * @throws ConcordatException that says what it cannot do; then no file is written
     */
    public static void take(SnapshotRequest request, PrintStream out) {
        new Snapshot(request, out).take();
    }

    private void take() {
        OutputFile output = new OutputFile(request.output(), request.force());
        MaskRules rules = request.rules().map(MaskRules::read).orElse(new MaskRules(List.of()));
        if (!request.dryRun()) {
            output.check();
        }
        try (Source source = Source.open(request.access())) {
            say("reads " + source.where() + " in one read-only transaction: safe on a database in use, nothing is"
                    + " written there");
            say(
                    request.rules().isPresent()
                            ? "masks by the rules of " + request.rules().get() + ", by default what these do not name"
                            : "masks by default, without rules");
            SourceCatalog catalog = SourceCatalogReader.read(source);
            rules.check(catalog);
            List<SourceTable> chosen = new TableChoice(catalog).of(request.tables());
            List<SourceTable> reachable = reachable(catalog, chosen);
            MaskPlan masks = MaskPlan.of(catalog, reachable, rules, Pseudonyms.with(request.key()));
            Rights.check(source, reachable, masks);
            List<TableReader> readers = reachable.stream()
                    .map(table -> TableReader.of(source, table, masks))
                    .toList();
            Sample sample = Sample.take(catalog, readers, chosen, request.rows());
            List<MaskedTable> tables = reachable.stream()
                    .filter(table -> !sample.of(table).isEmpty())
                    .map(table -> MaskedTable.of(table, sample.of(table), masks))
                    .toList();
            left(sample);
            Agreement.check(source, masks, tables);
            tell(output, tables, masks, version(source, catalog));
        }
    }

    private void left(Sample sample) {
        if (!sample.left().isEmpty()) {
            say("left out rows that refer to rows which are not there, or which a policy hides: "
                    + sample.left().entrySet().stream()
                            .map(entry -> entry.getKey().shown() + " " + entry.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }

    private void say(String line) {
        out.println(request.name() + ": " + line);
    }

    private void tell(OutputFile output, List<MaskedTable> tables, MaskPlan masks, Optional<String> version) {
        String line =
                "fixtures: [" + output.set() + version.map(text -> "@" + text).orElse("") + "]";
        if (request.dryRun()) {
            Report.columns(tables, masks).forEach(out::println);
            say("would write " + Report.summary(tables, masks));
            return;
        }
        output.write(
                output.isJson()
                        ? FixtureText.json(tables)
                        : FixtureText.yaml(
                                List.of("Written by 'concordat database snapshot': masked rows of a database in use."
                                        + " Load them by " + line),
                                tables));
        say("wrote " + Report.summary(tables, masks) + ", to " + output.path());
        say("load it by this line in " + Settings.FILE + ":");
        out.println(line);
    }

    /** The chosen tables and all to which foreign keys lead, in the catalogue's order. */
    private static List<SourceTable> reachable(SourceCatalog catalog, List<SourceTable> chosen) {
        Set<SourceTable> reached = new LinkedHashSet<>(chosen);
        ArrayDeque<SourceTable> open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            for (ForeignKey key : open.remove().references()) {
                SourceTable target = catalog.table(key.target());
                if (reached.add(target)) {
                    open.add(target);
                }
            }
        }
        return catalog.all().stream().filter(reached::contains).toList();
    }

    private static Optional<String> version(Source source, SourceCatalog catalog) {
        return catalog.history()
                .filter(table -> table.facts().closed().isEmpty())
                .flatMap(table -> source
                        .query(
                                "Table '" + table.shown() + "'",
                                "select version from " + table.from() + " where success and version is not null",
                                List.of(),
                                row -> row.getString(1))
                        .stream()
                        .filter(AtVersion::isOne)
                        .map(AtVersion::of)
                        .max(AtVersion::compareTo)
                        .map(AtVersion::text));
    }
}
