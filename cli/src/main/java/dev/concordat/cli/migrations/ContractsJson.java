package dev.concordat.cli.migrations;

import au.com.dius.pact.core.support.Json;
import dev.concordat.Problem;
import dev.concordat.cli.suite.ProviderTests.Verified;
import dev.concordat.outcome.Mismatch;
import dev.concordat.outcome.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result for machines. Keys are only ever added. The document is an object of
 *
 * <ul>
 *   <li>{@code answer}: {@code safe}, {@code broken} or {@code incomplete}; {@code exitCode}: 0, 1 or 2
 *   <li>{@code module}, {@code database}, and the schema versions {@code before} and {@code after}
 *   <li>{@code summary}: how many interactions are {@code passes}, {@code broken}, {@code needs}, {@code fails},
 *       {@code unknown}
 *   <li>{@code contracts}: for each consumer and provider {@code consumer}, {@code provider} and {@code interactions},
 *       each with {@code description}, {@code states} (a list), {@code type}, {@code pact}, {@code pending},
 *       {@code effect} (a word of the summary), {@code before} and {@code after}, each of these with {@code state}
 *       ({@code passes}, {@code fails}, {@code not_set_up}, {@code not_run}), {@code error} and {@code mismatches} as a
 *       suite's report has them
 *   <li>{@code runs}: for the version before and the one after {@code version}, {@code schemaVersion} (a list, as the
 *       tests said it), {@code millis} and {@code log} (from the root)
 *   <li>{@code problems}: each with {@code what}, {@code where}, {@code fix}
 * </ul>
 */
record ContractsJson(ContractsResult result, Path root) {

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, text());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the report '" + file + "': " + e.getMessage(), e);
        }
    }

    private String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("answer", name(result.answer()));
        document.put("exitCode", result.answer().exitCode());
        document.put("module", result.module());
        document.put("database", result.versions().database());
        document.put("before", result.versions().before());
        document.put("after", result.versions().after());
        document.put("summary", summary());
        document.put("contracts", contracts());
        document.put(
                "runs",
                List.of(
                        run(result.versions().before(), result.before()),
                        run(result.versions().after(), result.after())));
        document.put(
                "problems",
                result.problems().stream().map(ContractsJson::problem).toList());
        return Json.INSTANCE.prettyPrint(document) + "\n";
    }

    private Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        List.of(Effect.PASSES, Effect.BROKEN, Effect.NEEDS, Effect.FAILS, Effect.UNKNOWN)
                .forEach(effect -> summary.put(name(effect), result.count(effect)));
        return summary;
    }

    private List<Map<String, Object>> contracts() {
        Map<String, List<ComparedInteraction>> byContract = result.interactions().stream()
                .collect(Collectors.groupingBy(ComparedInteraction::contract, LinkedHashMap::new, Collectors.toList()));
        return byContract.values().stream().map(ContractsJson::contract).toList();
    }

    private static Map<String, Object> contract(List<ComparedInteraction> interactions) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("consumer", interactions.get(0).key().consumer());
        map.put("provider", interactions.get(0).provider());
        map.put(
                "interactions",
                interactions.stream().map(ContractsJson::interaction).toList());
        return map;
    }

    private static Map<String, Object> interaction(ComparedInteraction interaction) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("description", interaction.key().description());
        map.put("states", interaction.key().states());
        map.put("type", interaction.key().type());
        map.put("pact", interaction.key().pact());
        map.put("pending", interaction.pending());
        map.put("effect", name(interaction.effect()));
        map.put("before", side(interaction.before()));
        map.put("after", side(interaction.after()));
        return map;
    }

    private static Map<String, Object> side(Side side) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", name(side.state()));
        map.put("error", side.error());
        map.put("mismatches", side.mismatches().stream().map(Mismatch::asMap).toList());
        return map;
    }

    private Map<String, Object> run(String version, Verified verified) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", version);
        map.put(
                "schemaVersion",
                verified.reports().stream()
                        .map(VerificationReport::schemaVersion)
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
        map.put("millis", verified.duration().toMillis());
        map.put("log", root.relativize(verified.log()).toString());
        return map;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", problem.what());
        map.put("where", problem.where());
        map.put("fix", problem.fix());
        return map;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
