package dev.concordat.database.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.concordat.database.LoggedWarnings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCacheTests {

    private static final String KEY = "0123abcd";

    @TempDir
    private Path folder;

    private BaselineCache cache;
    private Path data;

    @BeforeEach
    void data() throws IOException {
        cache = new BaselineCache(folder.resolve("baselines"), 1 << 20);
        data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(data.resolve("base/1"));
        Files.createDirectories(data.resolve("base/16384"));
        Files.writeString(data.resolve("PG_VERSION"), "18");
        Files.writeString(data.resolve("base/1/112"), "one");
        Files.writeString(data.resolve("base/16384/112"), "two".repeat(10_000));
    }

    private StoredBaseline store(BaselineCache into, String key) throws IOException {
        try (BaselineCache.Hold hold = into.hold(key)) {
            return hold.store(data, Map.of("version", "7", "spring.table", "history"));
        }
    }

    private Path entry() {
        return folder.resolve("baselines").resolve(KEY);
    }

    private List<String> members() throws IOException {
        try (Stream<Path> members = Files.list(folder.resolve("baselines"))) {
            return members.map(member -> String.valueOf(member.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Nested
    class Find {

        @Test
        void findWhenNothingIsStoredIsEmpty() {
            assertThat(cache.find(KEY)).isEmpty();
        }

        @Test
        void findWhenStoredGivesFilesAndFactsBack() throws IOException {
            store(cache, KEY);

            StoredBaseline found = cache.find(KEY).orElseThrow();
            Path target = Files.createDirectory(folder.resolve("target"));
            found.unpack(target, List.of());

            assertThat(found.facts()).containsEntry("version", "7");
            assertThat(found.facts("spring.")).containsExactly(Map.entry("table", "history"));
            assertThat(found.bytes()).isBetween(30_000L, 80_000L);
            assertThat(target.resolve("PG_VERSION")).hasContent("18");
            assertThat(target.resolve("base/1/112")).hasContent("one");
            assertThat(target.resolve("base/16384/112")).hasContent("two".repeat(10_000));
            assertThat(members()).containsExactly(KEY, KEY + ".lock");
        }

        @Test
        void findWhenStoredIsItsOwnersAlone() throws IOException {
            store(cache, KEY);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry())))
                    .isEqualTo("rwx------");
        }

        @Test
        void findWhenAnArchiveWasCutOffThrowsTheEntryAway() throws IOException {
            store(cache, KEY);
            try (FileChannel archive = FileChannel.open(entry().resolve("data-0.tar"), StandardOpenOption.WRITE)) {
                archive.truncate(1000);
            }

            assertThat(cache.find(KEY)).isEmpty();
            assertThat(members()).containsExactly(KEY + ".lock");
        }

        @Test
        void findWhenAnArchiveIsGoneThrowsTheEntryAway() throws IOException {
            store(cache, KEY);
            Files.delete(entry().resolve("data-1.tar"));

            assertThat(cache.find(KEY)).isEmpty();
            assertThat(members()).containsExactly(KEY + ".lock");
        }

        @Test
        void findWhenWhatIsKnownOfItIsNoTextThrowsTheEntryAway() throws IOException {
            store(cache, KEY);
            Files.writeString(entry().resolve("entry.properties"), "\\u12");

            assertThat(cache.find(KEY)).isEmpty();
            assertThat(members()).containsExactly(KEY + ".lock");
        }

        @Test
        void findWhenTheLayoutIsAnotherSaysSoAndThrowsTheEntryAway() throws IOException {
            store(cache, KEY);
            Path facts = entry().resolve("entry.properties");
            Files.writeString(facts, Files.readString(facts).replace("format=1", "format=0"));

            LoggedWarnings warnings =
                    LoggedWarnings.of(() -> assertThat(cache.find(KEY)).isEmpty());

            assertThat(warnings.formatted())
                    .containsExactly("A baseline in the cache cannot be used and is made anew: " + entry()
                            + " (it was stored by another version of Concordat: layout 0, not 1)");
            assertThat(members()).containsExactly(KEY + ".lock");
        }
    }

    @Nested
    class Store {

        @Test
        void storeWhenADeadRunLeftHalfOfItBeginsAnew() throws IOException {
            Path half = Files.createDirectories(folder.resolve("baselines/" + KEY + ".unfinished"));
            Files.writeString(half.resolve("data-0.tar"), "half");

            store(cache, KEY);

            assertThat(cache.find(KEY)).isPresent();
            assertThat(members()).containsExactly(KEY, KEY + ".lock");
        }

        @Test
        void storeWhenDeadRunsLeftOthersGivesTheirSpaceBack() throws IOException {
            Files.createDirectories(folder.resolve("baselines/aa.unfinished"));
            Files.createDirectories(folder.resolve("baselines/bb.discarded-1-1"));

            store(cache, KEY);

            assertThat(members()).containsExactly(KEY, KEY + ".lock", "aa.lock", "bb.lock");
        }

        @Test
        void storeWhenTheDataCannotBeReadLeavesNothing() throws IOException {
            try (BaselineCache.Hold hold = cache.hold(KEY)) {
                assertThat(catchThrowable(() -> hold.store(folder.resolve("nowhere"), Map.of())))
                        .isInstanceOf(IOException.class);
            }

            assertThat(members()).containsExactly(KEY + ".lock");
        }
    }

    @Nested
    class Limit {

        private void used(String key, Duration ago) throws IOException {
            Files.setLastModifiedTime(
                    folder.resolve("baselines/" + key + "/entry.properties"),
                    FileTime.from(Instant.now().minus(ago)));
        }

        @Test
        void storeWhenTheCacheIsFullDropsWhatWasUsedLongestAgo() throws IOException {
            BaselineCache small = new BaselineCache(folder.resolve("baselines"), 150_000);
            store(small, "aaaa");
            store(small, "bbbb");
            used("aaaa", Duration.ofHours(1));
            used("bbbb", Duration.ofHours(2));

            store(small, "cccc");

            assertThat(small.find("aaaa")).isPresent();
            assertThat(small.find("bbbb")).isEmpty();
            assertThat(small.find("cccc")).isPresent();
        }

        @Test
        void storeWhenTheCacheIsFullLeavesWhatSomebodyMayBeUnpacking() throws IOException {
            BaselineCache small = new BaselineCache(folder.resolve("baselines"), 1);
            store(small, "aaaa");

            store(small, "bbbb");

            assertThat(small.find("aaaa")).isPresent();
        }

        @Test
        void isOnWhenTheLimitIsNoneSaysNo() {
            assertThat(new BaselineCache(folder, 0).isOn()).isFalse();
        }
    }

    @Nested
    class Holding {

        @Test
        void holdWhenManyComeAtOnceLetsInOneAtATime() throws Exception {
            AtomicInteger inside = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<Integer>> most = Stream.generate(() -> threads.submit(() -> {
                            try (BaselineCache.Hold hold = cache.hold(KEY)) {
                                int seen = inside.incrementAndGet();
                                hold.store(data, Map.of());
                                inside.decrementAndGet();
                                return seen;
                            }
                        }))
                        .limit(8)
                        .toList();
                for (Future<Integer> seen : most) {
                    assertThat(seen.get()).isEqualTo(1);
                }
            } finally {
                threads.shutdown();
            }
        }
    }
}
