package dev.concordat.pact;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes pacts into a folder, so that the same tests leave the same bytes behind whichever of them ran, in whatever
 * order, in how many processes. A file is replaced as a whole or not at all, and only if its bytes change.
 */
public final class PactWriter {

    private final Path folder;

    private PactWriter(Path folder) {
        this.folder = folder;
    }

    /** A writer into a folder, which is created when first needed. */
    public static PactWriter into(Path folder) {
        return new PactWriter(folder.toAbsolutePath().normalize());
    }

    /**
     * The file of a pact: {@code <consumer>-<provider>.json}, with characters that no file name should have replaced.
     */
    public Path file(String consumer, String provider) {
        return folder.resolve(fileName(consumer, provider));
    }

    static String fileName(String consumer, String provider) {
        return (consumer + "-" + provider).replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".json";
    }

    /**
     * Checks that pacts can be written, by writing, so that nobody learns it only after the last test.
     *
     * @throws ConcordatException if not
     */
    public void checkWritable() {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".concordat-", ".part"));
        } catch (IOException e) {
            throw new ConcordatException(notWritable(folder, e), e);
        }
    }

    /**
     * Adds a run's interactions to the pact's file: those of the tests that ran replace what these tests declared
     * before; those of other tests stay while these tests exist; those that Concordat did not write stay.
     *
     * @throws ConcordatException if two tests do not agree, the present file is no pact, or the folder cannot be
     *     written; the file is untouched then
     */
    public PactWriteResult write(PactContribution contribution) {
        Path file = file(contribution.consumer(), contribution.provider());
        try {
            Files.createDirectories(folder);
            return FolderLock.of(folder).whileHeld(held -> replace(file, contribution));
        } catch (IOException e) {
            throw new ConcordatException(notWritable(file, e), e);
        }
    }

    private static PactWriteResult replace(Path file, PactContribution contribution) throws IOException {
        byte @Nullable [] present = Files.exists(file) ? Files.readAllBytes(file) : null;
        JsonValue.Object json =
                present == null ? new JsonValue.Object(new LinkedHashMap<>()) : read(file, contribution);
        RecordedInteractions merged = new RecordedInteractions(file.toString());
        List<String> stale = new ArrayList<>();
        merged.addAll(kept(interactions(file, json), contribution, stale));
        merged.addAll(contribution.interactions());
        byte[] bytes = print(json, contribution, merged.sorted());
        if (Arrays.equals(present, bytes)) {
            return new PactWriteResult(file, false, stale);
        }
        Path part = Files.createTempFile(file.getParent(), ".concordat-", ".part");
        try {
            Files.write(part, bytes);
            makeReadable(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return new PactWriteResult(file, true, stale);
    }

    /** A file of an older specification, as Pact JVM's tests may have left it, is seen as one of the newest. */
    private static JsonValue.Object read(Path file, PactContribution contribution) {
        JsonValue.Object json = json(file);
        checkNames(file, json, contribution);
        return DefaultPactReader.determineSpecVersion(json).startsWith("4.")
                ? json
                : (JsonValue.Object) Json.toJson(PactFile.read(file).pact().toMap(PactSpecVersion.V4));
    }

    private static JsonValue.Object json(Path file) {
        try {
            JsonValue.Object json = PactFile.json(file);
            PactFile.checkShape(file, json);
            return json;
        } catch (ConcordatException e) {
            throw unreadable(e.problems().get(0), e);
        }
    }

    /** Running the tests again, which a reader of the file is told, would end here once more. */
    private static ConcordatException unreadable(Problem problem, @Nullable Throwable cause) {
        return new ConcordatException(
                new Problem(
                        problem.what(),
                        problem.where(),
                        "bring it back as it was committed, or remove it and run all of the consumer's tests;"
                                + " it is left as it is."),
                cause);
    }

    private static List<RecordedInteraction> interactions(Path file, JsonValue.Object json) {
        if (!(json.get("interactions") instanceof JsonValue.Array interactions)) {
            return List.of();
        }
        List<RecordedInteraction> read = new ArrayList<>();
        for (JsonValue interaction : interactions.getValues()) {
            if (!(interaction instanceof JsonValue.Object object)) {
                throw unreadable(
                        PactFile.notAPact(file, "one of its interactions is " + interaction.serialise()), null);
            }
            read.add(RecordedInteraction.read(object));
        }
        return read;
    }

    private static List<RecordedInteraction> kept(
            List<RecordedInteraction> before, PactContribution contribution, List<String> stale) {
        List<RecordedInteraction> kept = new ArrayList<>();
        Set<String> declared = contribution.interactions().stream()
                .map(RecordedInteraction::identity)
                .collect(Collectors.toSet());
        for (RecordedInteraction present : before) {
            SortedSet<String> tests = new TreeSet<>(present.tests());
            tests.removeIf(test -> isOurs(test)
                    && (contribution.testsRun().contains(test)
                            || !contribution.testExists().test(test)));
            if (!tests.isEmpty() || present.tests().isEmpty()) {
                kept.add(present.withTests(tests));
            } else if (!declared.contains(present.identity())) {
                stale.add(present.toString());
            }
        }
        return kept;
    }

    /** Pact JVM names tests otherwise; what its tests wrote is theirs. */
    private static boolean isOurs(String test) {
        return test.indexOf('#') > 0;
    }

    private static byte[] print(
            JsonValue.Object present, PactContribution contribution, List<RecordedInteraction> interactions) {
        Map<String, JsonValue> metadata = new LinkedHashMap<>();
        if (present.get("metadata") instanceof JsonValue.Object others) {
            metadata.putAll(others.getEntries());
        }
        metadata.put("pactSpecification", Json.toJson(Map.of("version", "4.0")));
        Map<String, JsonValue> pact = new LinkedHashMap<>();
        pact.put("consumer", Json.toJson(Map.of("name", contribution.consumer())));
        pact.put("provider", Json.toJson(Map.of("name", contribution.provider())));
        pact.put(
                "interactions",
                new JsonValue.Array(new ArrayList<>(
                        interactions.stream().map(RecordedInteraction::toJson).toList())));
        pact.put("metadata", new JsonValue.Object(metadata));
        return CanonicalJson.print(new JsonValue.Object(pact)).getBytes(StandardCharsets.UTF_8);
    }

    /** Temporary files are private; a pact is read by whoever reads the repository. */
    private static void makeReadable(Path part) {
        part.toFile().setReadable(true, false);
    }

    /** Two pairs of names can end in one file name; neither pact may swallow the other. */
    private static void checkNames(Path file, JsonValue.Object json, PactContribution contribution) {
        String consumer = Json.INSTANCE.toString(json.get("consumer").get("name"));
        String provider = Json.INSTANCE.toString(json.get("provider").get("name"));
        if (!consumer.equals(contribution.consumer()) || !provider.equals(contribution.provider())) {
            throw new ConcordatException(new Problem(
                    "'" + file.getFileName() + "' is the pact of '" + consumer + "' with '" + provider
                            + "', and the one of '" + contribution.consumer() + "' with '" + contribution.provider()
                            + "' would have the same name.",
                    file.toString(),
                    "rename a consumer or a provider; remove the file if its pact is no longer wanted."));
        }
    }

    private static Problem notWritable(Path path, IOException cause) {
        return new Problem(
                "The pacts cannot be written: " + reason(cause) + ".",
                path.toString(),
                "make the folder writable, or name another one with the system property '" + PactFolder.WRITE_PROPERTY
                        + "'.");
    }

    /** Java's own messages are often the path alone. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file stands where their folder should be";
        }
        return cause instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : cause.toString();
    }
}
