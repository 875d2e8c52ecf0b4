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

/** The matrix of two: the consumer's versions in rows, the provider's in columns. */
final class PairPages implements Resources {

    private static final int ROWS = 40;
    private static final int COLUMNS = 12;

    private final Pages pages;
    private final Cells cells;
    private final Pacticipants pacticipants;

    PairPages(Pages pages, Cells cells, Pacticipants pacticipants) {
        this.pages = pages;
        this.cells = cells;
        this.pacticipants = pacticipants;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/matrix/provider/{provider}/consumer/{consumer}").get(MediaTypes.HTML, pages.page(this::pair));
    }

    private View pair(Visit visit) {
        Pacticipant consumer = pacticipants.get(visit.call().path("consumer"));
        Pacticipant provider = pacticipants.get(visit.call().path("provider"));
        List<Cells.Cell> found = cells.of(consumer, provider, ROWS, COLUMNS);
        Map<Long, Cells.Marks> marks = marks(found);
        Map<Long, String> columns = columns(found);
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

    private Map<Long, Cells.Marks> marks(List<Cells.Cell> found) {
        List<Long> versions = found.stream()
                .flatMap(cell -> Stream.of(cell.place(), cell.otherPlace()))
                .distinct()
                .toList();
        return cells.marks(versions).stream().collect(Collectors.toMap(Cells.Marks::id, each -> each));
    }

    /** The provider's versions, the latest first. */
    private static Map<Long, String> columns(List<Cells.Cell> found) {
        Map<Long, String> columns = new LinkedHashMap<>();
        new TreeSet<>(found.stream()
                        .filter(cell -> cell.other() != null)
                        .map(Cells.Cell::otherPlace)
                        .toList())
                .descendingSet()
                .forEach(place -> columns.put(place, ""));
        found.forEach(
                cell -> columns.computeIfPresent(cell.otherPlace(), (place, number) -> String.valueOf(cell.other())));
        return columns;
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
                            .map(column -> result(visit, byColumn.get(column), names))
                            .toList()));
        });
        return rows;
    }

    private static Result result(Visit visit, Cells.@Nullable Cell cell, Pair names) {
        if (cell == null || cell.success() == null) {
            return new Result(null, "", null);
        }
        String href = visit.to().result(names.consumer(), names.provider(), cell.sha(), cell.result());
        return new Result(Status.of(cell.success(), true), href, visit.when(cell.at()));
    }

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
    record Result(
            @Nullable Status status, String href, @Nullable When at) {}
}
