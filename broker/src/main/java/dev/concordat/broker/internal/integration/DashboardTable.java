package dev.concordat.broker.internal.integration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The dashboard as a table for people at a terminal. */
final class DashboardTable {

    private static final List<String> HEAD =
            List.of("CONSUMER_NAME", "C_VERSION", "C_TAGS", "PROVIDER_NAME", "P_VERSION", "P_TAGS", "SUCCESS");

    private DashboardTable() {}

    static String of(List<DashboardItem> items) {
        List<List<String>> rows = Stream.concat(Stream.of(HEAD), items.stream().map(DashboardTable::cells))
                .toList();
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        String rule = IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-"));
        List<String> lines = rows.stream().map(row -> line(row, widths)).toList();
        return Stream.concat(Stream.of(lines.get(0), rule), lines.stream().skip(1))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> cells(DashboardItem item) {
        DashboardItem.Result result = item.result();
        return List.of(
                item.consumer(),
                item.consumerVersion(),
                String.join(", ", item.tags()),
                item.provider(),
                result == null ? "" : result.providerVersion(),
                result == null ? "" : String.join(", ", result.providerTags()),
                item.status());
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | "));
    }
}
