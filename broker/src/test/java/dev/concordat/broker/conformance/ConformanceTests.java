package dev.concordat.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The conversations recorded with the official broker, held in their order with ours, on a database that began empty.
 * What differs on purpose stands in {@code known-differences.txt}, each with its reason; nothing else may differ, and
 * nothing that no longer differs may stand there. How many are equal is written to
 * {@code target/conformance/report.md}.
 */
@FreshDatabase
class ConformanceTests {

    @Test
    void answersAreThoseOfTheOfficialBroker(Database database) throws IOException {
        try (Broker broker = RunningBroker.on(database)) {
            Replay replay = new Replay(broker.port());
            Map<String, String> differences = new TreeMap<>();
            List<Conversation> conversations = Conversation.read("http.jsonl");
            for (Conversation conversation : conversations) {
                String difference = replay.hold(conversation);
                if (difference != null) {
                    differences.put(
                            conversation.name(),
                            conversation.method() + " " + conversation.path() + "\n    " + difference);
                }
            }
            Map<String, String> known = known();
            Report.write("report.md", report(conversations, differences, known));
            assertThat(differences.entrySet().stream()
                            .filter(entry -> !known.containsKey(entry.getKey()))
                            .map(entry -> entry.getKey() + "  " + entry.getValue())
                            .collect(Collectors.joining("\n")))
                    .isEmpty();
            assertThat(known.keySet()).isSubsetOf(differences.keySet());
            assertThat(known.values()).as("each has its reason").allMatch(line -> line.matches("\\S+\\s+\\S.*"));
        }
    }

    @Test
    void publishedPactsMayBeChangedWhereTheBrokerAllowsIt(Database database) throws IOException {
        try (Broker broker = Broker.start(RunningBroker.options(database)
                .with("concordat.broker.allow-dangerous-contract-modification", "true"))) {
            Replay replay = new Replay(broker.port());
            for (Conversation conversation : Conversation.read("modification-allowed.jsonl")) {
                assertThat(replay.hold(conversation))
                        .as(conversation.toString())
                        .isNull();
            }
        }
    }

    private static List<String> report(
            List<Conversation> conversations, Map<String, String> differences, Map<String, String> known) {
        long recorded = conversations.stream().filter(Conversation::isRecorded).count();
        List<String> lines = new ArrayList<>(List.of(
                "# Conversations recorded with the official Pact Broker 2.120.0",
                "",
                recorded - differences.size() + " of " + recorded + " are equal.",
                "",
                "| Conversation | Why it differs |",
                "|---|---|"));
        differences.keySet().forEach(name -> {
            String reason =
                    known.getOrDefault(name, name).substring(name.length()).strip();
            lines.add("| " + name + " | " + (reason.isEmpty() ? "not known" : reason) + " |");
        });
        return lines;
    }

    private static Map<String, String> known() throws IOException {
        try (InputStream in = ConformanceTests.class.getResourceAsStream("/conformance/known-differences.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toMap(line -> line.split("\\s+", 2)[0], line -> line));
        }
    }
}
