package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tables of who calls whom. Each row is a pacticipant: its id, name, three columns of drawing programs, its place, and
 * the ids of its providers; rows are as long as the longest.
 */
final class RelationshipResources implements Resources {

    private static final String SUFFIX = ".csv";

    private final Integrations integrations;
    private final Pacticipants pacticipants;

    RelationshipResources(Integrations integrations, Pacticipants pacticipants) {
        this.integrations = integrations;
        this.pacticipants = pacticipants;
    }

    @Override
    public void register(Routes routes) {
        for (String path : List.of("/relationships", "/relationships.csv")) {
            routes.on(path).get(MediaTypes.CSV, call -> Answer.ok(table(integrations.withPacts())));
        }
        routes.on("/groups/{pacticipant}").get(MediaTypes.CSV, this::group);
    }

    private Answer group(Call call) {
        String name = call.path("pacticipant");
        String most = call.query().text("maxPacticipants").orElse("");
        int limit = most.matches("\\d{1,9}") ? Integer.parseInt(most) : Integer.MAX_VALUE;
        return pacticipants
                .find(name)
                .or(() -> name.endsWith(SUFFIX)
                        ? pacticipants.find(name.substring(0, name.length() - SUFFIX.length()))
                        : Optional.empty())
                .map(pacticipant -> Answer.ok(table(integrations.around(pacticipant, limit))))
                .orElseThrow(Refusal::notFound);
    }

    private static String table(List<Integration> integrations) {
        Map<Long, List<String>> rows = new LinkedHashMap<>();
        for (Integration each : integrations) {
            List<String> consumer = row(rows, each.consumerId(), each.consumer());
            row(rows, each.providerId(), each.provider());
            consumer.add(String.valueOf(each.providerId()));
        }
        int length = rows.values().stream().mapToInt(List::size).max().orElse(0);
        return rows.values().stream()
                .map(row -> String.join(",", row) + ",0".repeat(length - row.size()) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> row(Map<Long, List<String>> rows, long id, String name) {
        String place = String.valueOf(rows.size() + 1);
        return rows.computeIfAbsent(
                id, any -> new ArrayList<>(List.of(String.valueOf(id), quoted(name), "1", "1", "0", place)));
    }

    private static String quoted(String name) {
        boolean plain =
                name.indexOf(',') < 0 && name.indexOf('"') < 0 && name.strip().equals(name);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
