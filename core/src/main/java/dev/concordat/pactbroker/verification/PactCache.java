package dev.concordat.pactbroker.verification;

import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.configuration.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Contents of pacts on disk, by their addresses at the broker. Those never change, since the content's hash is part of
 * them. What cannot be kept or read is fetched: a cache never fails anything. Bounded; who was used last stays.
 *
 * @param folder where; made when something is kept
 * @param limit how many bytes it may hold
 */
record PactCache(Path folder, long limit) {

    private static final System.Logger LOG = System.getLogger("dev.concordat.pactbroker");
    private static final long USUAL_LIMIT = 100L << 20;
    private static final Pattern UNCHANGING = Pattern.compile(".*/pact-version/[0-9a-fA-F]{32,}");
    private static final String SUFFIX = ".json";

    private record Entry(Path file, long bytes, FileTime used) {}

    static PactCache ofUser() {
        return new PactCache(UserCache.folder().resolve("pacts"), USUAL_LIMIT);
    }

    Optional<JsonValue.Object> find(URI content) {
        if (!isUnchanging(content)) {
            return Optional.empty();
        }
        Path file = file(content);
        try {
            JsonValue json = JsonParser.parseString(Files.readString(file));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return json instanceof JsonValue.Object object && BrokerPact.isPact(object)
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A pact in the cache cannot be used and is fetched again: " + file, e);
            return Optional.empty();
        }
    }

    void keep(URI content, String json) {
        if (!isUnchanging(content)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "pact-", ".part");
            Files.writeString(part, json);
            Files.move(part, file(content), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A pact cannot be kept in the cache " + folder, e);
        }
    }

    /** Drops what was not used for longest, as far as it must. */
    void trim() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Entry> entries = files.map(PactCache::entry)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Entry::used).reversed())
                    .toList();
            long room = limit;
            for (Entry entry : entries) {
                room -= entry.bytes();
                if (room < 0) {
                    Files.deleteIfExists(entry.file());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The cache of pacts cannot be trimmed: " + folder, e);
        }
    }

    /** Another run may have trimmed it away. */
    private static Optional<Entry> entry(Path file) {
        try {
            return Optional.of(new Entry(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(URI content) {
        return folder.resolve(hash(content.toString()) + SUFFIX);
    }

    private static boolean isUnchanging(URI content) {
        return UNCHANGING.matcher(content.toString()).matches();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
