package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pair;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The matrix: of everybody with everybody, and of the versions of two. */
final class MatrixPages implements Resources {

    private static final int ROWS = 40;
    private static final int COLUMNS = 12;

    private final Pages pages;
    private final Cells cells;
    private final Pacticipants pacticipants;
    private final Integrations integrations;

    MatrixPages(Pages pages, Cells cells, Pacticipants pacticipants, Integrations integrations) {
        this.pages = pages;
        this.cells = cells;
        this.pacticipants = pacticipants;
        this.integrations = integrations;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/matrix").get(MediaTypes.HTML, pages.page(this::everybody));
        routes.on("/matrix/provider/{provider}/consumer/{consumer}").get(MediaTypes.HTML, pages.page(this::pair));
    }

    private View everybody(Visit visit) {
        List<Integration> all = integrations.all();
        List<String> providers =
                all.stream().map(Integration::provider).distinct().sorted().toList();
        Map<String, Map<String, Integration>> byConsumer = all.stream()
                .collect(Collectors.groupingBy(
                        Integration::consumer,
                        LinkedHashMap::new,
                        Collectors.toMap(Integration::provider, each -> each)));
        List<Line> lines = byConsumer.entrySet().stream()
                .map(entry -> new Line(
                        new Ref(entry.getKey(), visit.to().pacticipant(entry.getKey())),
                        providers.stream()
                                .map(provider -> field(visit, entry.getValue().get(provider)))
                                .toList()))
                .toList();
        List<Ref> heads = providers.stream()
                .map(name -> new Ref(name, visit.to().pacticipant(name)))
                .toList();
        return new View("matrix", "Matrix", View.Section.MATRIX, new Everybody(heads, lines, List.of(Status.values())));
    }

    private static Field field(Visit visit, @Nullable Integration integration) {
        return integration == null
                ? new Field("", null, null)
                : new Field(
                        integration.consumer() + " with " + integration.provider(),
                        integration.status(),
                        visit.to().matrix(integration.consumer(), integration.provider()));
    }

    private View pair(Visit visit) {
        Pacticipant consumer = pacticipants.get(visit.call().path("consumer"));
        Pacticipant provider = pacticipants.get(visit.call().path("provider"));
        List<Cells.Cell> found = cells.of(consumer, provider, ROWS, COLUMNS);
        Map<Long, Cells.Marks> marks = cells
                .marks(found.stream()
                        .flatMap(cell -> Stream.of(cell.place(), cell.otherPlace()))
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Cells.Marks::id, each -> each));
        Map<Long, String> columns = new LinkedHashMap<>();
        new TreeSet<>(found.stream()
                        .filter(cell -> cell.other() != null)
                        .map(Cells.Cell::otherPlace)
                        .toList())
                .descendingSet()
                .forEach(place -> columns.put(place, ""));
        found.forEach(
                cell -> columns.computeIfPresent(cell.otherPlace(), (place, number) -> String.valueOf(cell.other())));
        Two two = new Two(
                new Ref(consumer.name(), visit.to().pacticipant(consumer.name())),
                new Ref(provider.name(), visit.to().pacticipant(provider.name())),
                new Ref("Latest pact", visit.to().latestPact(consumer.name(), provider.name())),
                columns.entrySet().stream()
                        .map(entry -> Head.of(
                                visit.to().version(provider.name(), entry.getValue()),
                                entry.getValue(),
                                marks.get(entry.getKey())))
                        .toList(),
                rows(visit, found, List.copyOf(columns.keySet()), marks, new Pair(consumer.name(), provider.name())));
        return new View("pair", "Matrix of " + consumer.name() + " and " + provider.name(), View.Section.MATRIX, two);
    }

    private static List<PairRow> rows(
            Visit visit, List<Cells.Cell> found, List<Long> columns, Map<Long, Cells.Marks> marks, Pair names) {
        Map<Long, List<Cells.Cell>> byVersion = found.stream()
                .collect(Collectors.groupingBy(Cells.Cell::place, LinkedHashMap::new, Collectors.toList()));
        List<PairRow> rows = new ArrayList<>();
        byVersion.forEach((place, cells) -> {
            Cells.Cell first = cells.get(0);
            Map<Long, Cells.Cell> byColumn =
                    cells.stream().collect(Collectors.toMap(Cells.Cell::otherPlace, each -> each));
            rows.add(new PairRow(
                    Head.of(
                            visit.to().pact(names.consumer(), names.provider(), first.version()),
                            first.version(),
                            marks.get(place)),
                    first.sha().substring(0, Math.min(7, first.sha().length())),
                    columns.stream()
                            .map(column -> result(visit, byColumn.get(column)))
                            .toList()));
        });
        return rows;
    }

    private static Result result(Visit visit, Cells.@Nullable Cell cell) {
        if (cell == null || cell.success() == null) {
            return new Result(null, null);
        }
        return new Result(Status.of(cell.success(), true), visit.when(cell.at()));
    }

    /** The values of the page of everybody. */
    record Everybody(List<Ref> providers, List<Line> lines, List<Status> legend) {

        boolean nothing() {
            return lines.isEmpty();
        }
    }

    /** A consumer and how it stands with every provider. */
    record Line(Ref consumer, List<Field> fields) {}

    /** How two stand; empty where they do not know each other. */
    record Field(
            String pair, @Nullable Status status, @Nullable String href) {}

    /** The values of the page of two. */
    record Two(Ref consumer, Ref provider, Ref latest, List<Head> columns, List<PairRow> rows) {

        boolean nothing() {
            return rows.isEmpty();
        }

        boolean unverified() {
            return columns.isEmpty();
        }
    }

    /** A version at the head of a row or a column. */
    record Head(Ref version, List<String> branches, List<String> tags, List<String> environments) {

        static Head of(String href, String number, Cells.@Nullable Marks marks) {
            Ref version = new Ref(number, href);
            return marks == null
                    ? new Head(version, List.of(), List.of(), List.of())
                    : new Head(version, marks.branches(), marks.tags(), marks.environments());
        }
    }

    /** A consumer's version with its results. */
    record PairRow(Head head, String sha, List<Result> results) {}

    /** A result, or none. */
    record Result(@Nullable Status status, @Nullable When at) {}
}
