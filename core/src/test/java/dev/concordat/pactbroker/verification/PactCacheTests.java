package dev.concordat.pactbroker.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PactCacheTests {

    private static final String PACT = "{\"consumer\":{},\"provider\":{}}";

    @TempDir
    Path folder;

    private static URI content(String hash) {
        return URI.create("http://broker/pacts/provider/a/consumer/b/pact-version/" + hash.repeat(20));
    }

    private PactCache cache(long limit) {
        return new PactCache(folder.resolve("pacts"), limit);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("pacts"))) {
            return files.toList();
        }
    }

    @Test
    void findWhenContentWasKeptHasIt() {
        cache(1000).keep(content("a1"), PACT);

        assertThat(cache(1000).find(content("a1")))
                .hasValueSatisfying(json -> assertThat(json.serialise()).isEqualTo(PACT));
        assertThat(cache(1000).find(content("b2"))).isEmpty();
    }

    @Test
    void keepWhenAddressMayGetOtherContentKeepsNothing() {
        URI latest = URI.create("http://broker/pacts/provider/a/consumer/b/latest");

        cache(1000).keep(latest, PACT);

        assertThat(folder).isEmptyDirectory();
        assertThat(cache(1000).find(latest)).isEmpty();
    }

    @Test
    void findWhenFileIsDamagedHasNothing() throws IOException {
        cache(1000).keep(content("a1"), PACT);
        Files.writeString(files().get(0), PACT.substring(0, 10));

        assertThat(cache(1000).find(content("a1"))).isEmpty();
    }

    @Test
    void findWhenFileIsNoPactHasNothing() throws IOException {
        cache(1000).keep(content("a1"), PACT);
        Files.writeString(files().get(0), "[]");

        assertThat(cache(1000).find(content("a1"))).isEmpty();
    }

    @Test
    void trimWhenFullDropsWhatWasNotUsedForLongest() throws IOException {
        PactCache cache = cache(PACT.length() * 2L);
        for (String hash : List.of("a1", "b2", "c3")) {
            cache.keep(content(hash), PACT);
        }
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        cache.find(content("a1"));
        cache.find(content("c3"));

        cache.trim();

        assertThat(Stream.of("a1", "b2", "c3")
                        .filter(hash -> cache.find(content(hash)).isPresent()))
                .containsExactly("a1", "c3");
    }

    @Test
    void keepWhenFolderCannotBeMadeFailsNothing() throws IOException {
        PactCache cache =
                new PactCache(Files.writeString(folder.resolve("file"), "").resolve("pacts"), 1000);

        cache.keep(content("a1"), PACT);
        cache.trim();

        assertThat(cache.find(content("a1"))).isEmpty();
    }
}
