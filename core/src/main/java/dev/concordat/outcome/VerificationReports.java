package dev.concordat.outcome;

import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files that verification runs leave in a module: {@code target/concordat/verification-<provider>.json}. */
public final class VerificationReports {

    /** Where, from a module's own folder. */
    public static final String FOLDER = "target/concordat";

    private static final String PREFIX = "verification-";

    private VerificationReports() {}

    /** Writes a report below a module's folder, whole or not at all; replaces the provider's last one. */
    public static Path write(Path module, VerificationReport report) {
        Path folder = module.resolve(FOLDER);
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(PREFIX + fileName(report.provider()) + ".json");
            Path part = Files.createTempFile(folder, PREFIX, ".part");
            Files.writeString(part, Json.INSTANCE.prettyPrint(map(report)) + "\n");
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the verification report below '" + folder + "'.", e);
        }
    }

    /** Reads all reports below a module's folder, in the order of the files' names; none where none was written. */
    public static List<VerificationReport> readAll(Path module) {
        Path folder = module.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(VerificationReports::isReport)
                    .sorted()
                    .map(VerificationReports::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list '" + folder + "'.", e);
        }
    }

    /** Removes all reports below a module's folder, so that a later look finds only what was written since. */
    public static void clear(Path module) {
        Path folder = module.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(VerificationReports::isReport).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear '" + folder + "'.", e);
        }
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(".json");
    }

    /** Letters, digits, dot and dash stay; a name never leaves the folder. */
    private static String fileName(String provider) {
        return provider.replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private static VerificationReport read(Path file) {
        try {
            JsonValue json = JsonParser.parseString(Files.readString(file));
            return new VerificationReport(
                    text(json, "provider"),
                    texts(json, "schemaVersion"),
                    Instant.parse(text(json, "started")),
                    number(json, "millis"),
                    values(json, "outcomes").stream()
                            .map(VerificationReports::outcome)
                            .toList(),
                    values(json, "pacts").stream()
                            .map(VerificationReports::pact)
                            .toList());
        } catch (IOException | RuntimeException e) {
            throw new ConcordatException(
                    new Problem(
                            "'" + file.getFileName() + "' is not a verification report: " + e.getMessage(),
                            file.toString(),
                            "run the provider's verification again."),
                    e);
        }
    }

    private static InteractionOutcome outcome(JsonValue json) {
        return new InteractionOutcome(
                text(json, "consumer"),
                text(json, "pact"),
                text(json, "description"),
                texts(json, "states"),
                text(json, "type"),
                InteractionOutcome.Status.valueOf(text(json, "status")),
                values(json, "mismatches").stream()
                        .map(VerificationReports::mismatch)
                        .toList(),
                text(json, "error"),
                number(json, "millis"));
    }

    private static VerifiedPact pact(JsonValue json) {
        return new VerifiedPact(
                text(json, "source"),
                text(json, "consumer"),
                texts(json, "reasons"),
                Boolean.parseBoolean(json.get("pending").serialise()),
                text(json, "result"));
    }

    private static Mismatch mismatch(JsonValue json) {
        return new Mismatch(
                text(json, "part"),
                text(json, "path"),
                text(json, "expected"),
                text(json, "actual"),
                text(json, "rule"),
                text(json, "text"));
    }

    private static Map<String, Object> map(VerificationReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("provider", report.provider());
        map.put("schemaVersion", report.schemaVersion());
        map.put("started", report.started().toString());
        map.put("millis", report.millis());
        map.put(
                "outcomes",
                report.outcomes().stream().map(VerificationReports::map).toList());
        map.put("pacts", report.pacts().stream().map(VerificationReports::map).toList());
        return map;
    }

    private static Map<String, Object> map(InteractionOutcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("consumer", outcome.consumer());
        map.put("pact", outcome.pact());
        map.put("description", outcome.description());
        map.put("states", outcome.states());
        map.put("type", outcome.type());
        map.put("status", outcome.status().name());
        map.put("mismatches", outcome.mismatches().stream().map(Mismatch::asMap).toList());
        map.put("error", outcome.error());
        map.put("millis", outcome.millis());
        return map;
    }

    private static Map<String, Object> map(VerifiedPact pact) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", pact.source());
        map.put("consumer", pact.consumer());
        map.put("reasons", pact.reasons());
        map.put("pending", pact.pending());
        map.put("result", pact.result());
        return map;
    }

    private static String text(JsonValue json, String key) {
        JsonValue value = json.get(key);
        if (!value.isString()) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return String.valueOf(value.asString());
    }

    private static long number(JsonValue json, String key) {
        return Long.parseLong(json.get(key).serialise());
    }

    private static List<String> texts(JsonValue json, String key) {
        return values(json, key).stream()
                .map(value -> String.valueOf(value.asString()))
                .toList();
    }

    private static List<JsonValue> values(JsonValue json, String key) {
        JsonValue value = json.get(key);
        if (!(value instanceof JsonValue.Array array)) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return array.getValues();
    }
}
