package dev.concordat.pactbroker.deploy;

import au.com.dius.pact.core.support.Json;
import dev.concordat.pact.CanonicalJson;
import dev.concordat.pactbroker.deploy.Cell.Result;
import dev.concordat.pactbroker.deploy.Cell.Side;
import dev.concordat.pactbroker.deploy.DeployAnswer.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An answer as a person reads it: yes or no, the table, and for each cell in the way what to run to fill it.
 *
 * @param answer the answer
 * @param broker where it comes from
 */
public record DeployReport(DeployAnswer answer, URI broker) {

    /** The first line: yes or no, and to what. */
    public String headline() {
        return switch (answer.verdict()) {
            case YES -> "Yes: " + answer.question() + " can be deployed.";
            case NO -> "No: " + answer.question() + " must not be deployed.";
            case UNKNOWN -> "No: nobody knows yet whether " + answer.question() + " can be deployed.";
        };
    }

    /** What follows the first line. */
    public List<String> details() {
        List<String> lines = new ArrayList<>();
        if (!answer.cells().isEmpty()) {
            lines.add("");
            lines.addAll(table());
        }
        if (answer.isYes() ? answer.cells().isEmpty() : answer.blocking().isEmpty()) {
            answer.reasons().forEach(reason -> lines.add("The Pact Broker says: " + reason));
        }
        if (!answer.isYes()) {
            Set<String> advice = new LinkedHashSet<>();
            answer.blocking().forEach(cell -> advice.addAll(advice(cell)));
            lines.addAll(advice);
        }
        return List.copyOf(lines);
    }

    /** The same for machines: the answer, the broker's reasons and the cells, in JSON. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("question", answer.question().toString());
        json.put("deployable", answer.isYes());
        json.put("unknown", answer.verdict() == Verdict.UNKNOWN);
        json.put("reasons", answer.reasons());
        json.put("matrix", answer.cells().stream().map(DeployReport::json).toList());
        return CanonicalJson.print(Json.toJson(json));
    }

    private static Map<String, Object> json(Cell cell) {
        return Map.of(
                "consumer", json(cell.consumer()),
                "provider", json(cell.provider()),
                "result", cell.result().name().toLowerCase(Locale.ROOT),
                "url", cell.url());
    }

    private static Map<String, Object> json(Side side) {
        return side.known() ? Map.of("name", side.name(), "version", side.version()) : Map.of("name", side.name());
    }

    private List<String> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("consumer", "version", "provider", "version", "result"));
        answer.cells()
                .forEach(cell -> rows.add(List.of(
                        cell.consumer().name(),
                        cell.consumer().version(),
                        cell.provider().name(),
                        cell.provider().version(),
                        words(cell.result()))));
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < row.size(); column++) {
            String text = row.get(column);
            line.append(text).append(" ".repeat(widths.get(column) - text.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String words(Result result) {
        return switch (result) {
            case VERIFIED -> "verified";
            case FAILED -> "FAILED";
            case UNKNOWN -> "missing";
            case IGNORED -> "ignored";
        };
    }

    private List<String> advice(Cell cell) {
        if (cell.result() == Result.FAILED) {
            return List.of(
                    "",
                    "Failed: " + cell,
                    "  Look at " + (cell.url().isEmpty() ? broker.toString() : cell.url()),
                    "  and mend the provider, or the consumer's expectation; then verify again.");
        }
        if (!cell.provider().known() || !cell.consumer().known()) {
            return absent(cell);
        }
        return List.of(
                "",
                "Missing: " + cell,
                "  Verify it, in the build of '" + cell.provider().name() + "' with that version checked out:",
                "  mvn test -Dpactbroker.url=" + broker + " -Dpact.provider.version="
                        + cell.provider().version() + " -Dpact.verifier.publishResults=true");
    }

    private List<String> absent(Cell cell) {
        Side side = cell.provider().known() ? cell.consumer() : cell.provider();
        Destination destination = answer.question().destination();
        if (destination.kind() != Destination.Kind.ENVIRONMENT) {
            return List.of(
                    "",
                    "Missing: " + cell,
                    "  There is no such version of '" + side.name() + "', or no result of it:",
                    "  have its build verify and publish, as that version.");
        }
        return List.of(
                "",
                "Missing: " + cell,
                "  Deploy '" + side.name() + "' first. If it is there, the broker was not told:",
                "  concordat record-deployment --pacticipant \"" + side.name() + "\" --version VERSION --environment \""
                        + destination.name() + "\"");
    }
}
