package dev.concordat.broker.internal.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How an answer of the matrix is told to people at a terminal. */
final class MatrixTable {

    private static final List<String> HEAD =
            List.of("CONSUMER", "C_VERSION", "REVISION", "PROVIDER", "P_VERSION", "NUMBER", "SUCCESS");

    private MatrixTable() {}

    static String of(Verdict verdict, List<Notice> notices) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        verdict.findings().considered().forEach(row -> rows.add(cells(row, "")));
        verdict.findings().ignoredRows().forEach(row -> rows.add(cells(row, " (ignored)")));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(line(row, widths)).append('\n');
            if (row == HEAD) {
                text.append(widths.stream().map("-"::repeat).collect(Collectors.joining("-|-")))
                        .append('\n');
            }
        }
        Boolean deployable = verdict.deployable();
        text.append("\nDeployable: ")
                .append(deployable == null ? "unknown" : deployable.toString())
                .append("\nReason: ")
                .append(notices.stream().map(Notice::text).collect(Collectors.joining("\n")));
        return text.append('\n').toString();
    }

    private static List<String> cells(Row row, String remark) {
        Row.Result result = row.result();
        VersionKey provider = row.providerVersion();
        return List.of(
                row.consumer().name(),
                row.consumerVersion().number(),
                String.valueOf(row.pact().revision()),
                row.provider().name(),
                provider == null ? "" : provider.number(),
                result == null ? "" : String.valueOf(result.id()),
                ((result == null ? "" : String.valueOf(result.success()).toLowerCase(Locale.ROOT)) + remark).strip());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths.get(column) - cells.get(column).length()))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }
}
