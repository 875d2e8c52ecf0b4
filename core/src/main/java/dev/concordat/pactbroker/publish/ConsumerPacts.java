package dev.concordat.pactbroker.publish;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.pact.PactFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All pacts of one consumer that are published together.
 *
 * @param consumer the consumer's name
 * @param pacts its pacts, one for each provider
 */
public record ConsumerPacts(String consumer, List<PactFile> pacts) {

    /** Copies the pacts. */
    public ConsumerPacts {
        pacts = List.copyOf(pacts);
    }

    /**
     * Reads files, and all {@code *.json} in folders; by the consumers' names.
     *
     * @throws ConcordatException that tells of everything that cannot be published: a place without pacts, a file that
     *     is no pact, two files for the same pair
     */
    public static List<ConsumerPacts> readAll(List<Path> places) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Map<String, PactFile>> byConsumer = new TreeMap<>();
        for (Path place : distinct(places)) {
            try {
                read(place).forEach(file -> add(byConsumer, file, problems));
            } catch (ConcordatException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return byConsumer.entrySet().stream()
                .map(entry -> new ConsumerPacts(
                        entry.getKey(), List.copyOf(entry.getValue().values())))
                .toList();
    }

    private static Set<Path> distinct(List<Path> places) {
        Set<Path> distinct = new LinkedHashSet<>();
        places.forEach(place -> distinct.add(place.toAbsolutePath().normalize()));
        return distinct;
    }

    private static List<PactFile> read(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(PactFile.read(place));
        }
        List<PactFile> pacts = PactFile.readAll(place);
        if (pacts.isEmpty()) {
            throw new ConcordatException(new Problem(
                    Files.isDirectory(place) ? "There are no pacts in the folder." : "There is no such file or folder.",
                    place.toString(),
                    "run the consumer's tests, which write them, or name the place where they do."));
        }
        return pacts;
    }

    private static void add(Map<String, Map<String, PactFile>> byConsumer, PactFile file, List<Problem> problems) {
        PactFile other = byConsumer
                .computeIfAbsent(file.consumer(), name -> new TreeMap<>())
                .putIfAbsent(file.provider(), file);
        if (other != null && !other.path().equals(file.path())) {
            problems.add(new Problem(
                    "Two files have a pact between '" + file.consumer() + "' and '" + file.provider()
                            + "', and a version has one.",
                    other.path() + ", " + file.path(),
                    "keep one, or have the tests of both write into the same folder."));
        }
    }
}
