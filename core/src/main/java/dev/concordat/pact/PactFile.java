package dev.concordat.pact;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A pact and the file it was read from. Pacts of the specifications 1 to 4 are read; all are seen as version 4.
 *
 * @param path the file
 * @param pact its content
 */
public record PactFile(Path path, V4Pact pact) {

    /**
     * Reads one file.
     *
     * @throws ConcordatException if it is not JSON, not a pact, or of a specification newer than 4
     */
    public static PactFile read(Path path) {
        return new PactFile(path, PactReading.from(path).read(json(path)));
    }

    /**
     * Reads every {@code *.json} in a folder, in the order of the names.
     *
     * @return none where the folder is empty or does not exist
     * @throws ConcordatException that lists every file that cannot be read as a pact
     */
    public static List<PactFile> readAll(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(
                            file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
            return readEach(sorted);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list '" + folder + "': " + e.getMessage(), e);
        }
    }

    private static List<PactFile> readEach(List<Path> paths) {
        List<PactFile> read = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path path : paths) {
            try {
                read.add(read(path));
            } catch (ConcordatException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return List.copyOf(read);
    }

    /** The consumer's name. */
    public String consumer() {
        return pact.getConsumer().getName();
    }

    /** The provider's name. */
    public String provider() {
        return pact.getProvider().getName();
    }

    /** The interactions, in the order of the file. */
    public List<V4Interaction> interactions() {
        return pact.getInteractions().stream().map(Interaction::asV4Interaction).toList();
    }

    /** What the file holds, as it stands there. */
    public JsonValue.Object json() {
        return json(path);
    }

    static JsonValue.Object json(Path path) {
        JsonValue value;
        try {
            value = JsonParser.parseString(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + path + "': " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new ConcordatException(
                    new Problem(
                            "'" + path.getFileName() + "' is not JSON: " + e.getMessage(),
                            path.toString(),
                            "generate it again by running its consumer's tests, or remove it."),
                    e);
        }
        if (!(value instanceof JsonValue.Object object)) {
            throw new ConcordatException(
                    notAPact(path, "it holds " + value.type().toLowerCase(Locale.ROOT)));
        }
        return object;
    }

    static void checkShape(Path path, JsonValue.Object json) {
        PactReading.from(path).checkShape(json);
    }

    static Problem notAPact(Path path, String reason) {
        return PactReading.from(path).notAPact(reason);
    }
}
