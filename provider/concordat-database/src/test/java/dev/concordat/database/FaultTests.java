package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.concordat.ConcordatException;
import dev.concordat.configuration.UserCache;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.postgresql.ds.PGSimpleDataSource;

/** Whatever happens to a run, the next one is as good as the first. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the server is kept on a leash by a POSIX shell")
class FaultTests {

    private static final String YAML =
            "databases: {main: {migrations: 'classpath:db/migration', fixtures: [baseline]}}";

    /** As often as {@code -Dconcordat.faults=50} says, in the build a few times only. */
    private static final int KILLS = Integer.getInteger("concordat.faults", 4);

    private static final int PRODUCTS = 2;

    private static final Pattern LEFT = Pattern.compile("kill -INT (\\d+)");

    private Path folder;
    private Path cache;
    private Path data;

    // The account that a server runs as where this runs as root has to find its way; the test's own TempDir is closed
    // to it.
    @BeforeEach
    void folders() throws IOException {
        folder = Files.createTempDirectory("faults-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        cache = Files.createDirectory(folder.resolve("cache"));
        data = Files.createDirectory(folder.resolve("data"));
        // Unpacking the binaries is the longest part of a first run, and not what is tested here.
        for (Path known : list(UserCache.folder())) {
            String name = String.valueOf(known.getFileName());
            if (Files.isDirectory(known) && name.matches("postgresql-[0-9a-f-]+")) {
                Files.createSymbolicLink(cache.resolve(name), known);
            }
        }
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> list(data).isEmpty());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> list(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.toList();
        }
    }

    private ForkedRun run() throws IOException {
        return ForkedRun.start(cache, data, YAML);
    }

    private void assertGoesWell() throws Exception {
        try (ForkedRun run = run()) {
            assertThat(run.ready().product()).isEqualTo(Integer.toString(PRODUCTS));
            run.end();
        }
    }

    private List<String> entries() throws IOException {
        return list(cache.resolve("baselines")).stream()
                .filter(Files::isDirectory)
                .map(entry -> String.valueOf(entry.getFileName()))
                .toList();
    }

    @Test
    void prepareWhenEightJvmsMeetAColdCacheBuildsOneBaselineForAll() throws Exception {
        List<ForkedRun> runs = new ArrayList<>();
        try {
            for (int jvm = 0; jvm < 8; jvm++) {
                runs.add(run());
            }
            int migrated = 0;
            for (ForkedRun run : runs) {
                assertThat(run.ready().product()).isEqualTo(Integer.toString(PRODUCTS));
                migrated += run.end().contains(": migrated ") ? 1 : 0;
            }
            assertThat(migrated).isEqualTo(1);
            assertThat(entries()).hasSize(2).allMatch(name -> name.matches("[0-9a-f]{40}"));
        } finally {
            for (ForkedRun run : runs) {
                run.close();
            }
        }
    }

    @Test
    void jvmWhenKilledAtAnyMomentLeavesNoServerAndNoBrokenCache() throws Exception {
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            try (ForkedRun run = run()) {
                // Not waited for anything: any moment of a start is as good as another.
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3000));
                run.kill();
            }
        }
        assertGoesWell();
        await().atMost(Duration.ofSeconds(10)).until(() -> servers().isEmpty());
        assertThat(entries()).hasSize(2).allMatch(name -> name.matches("[0-9a-f]{40}"));
    }

    private List<String> servers() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(data.toString()))
                .filter(command -> !command.contains("java"))
                .toList();
    }

    @Test
    void prepareWhenWhatIsStoredIsNoDataDirectoryMakesItAnewAndSaysSo() throws Exception {
        assertGoesWell();
        for (String entry : entries()) {
            // The size stays, so that only unpacking it, or starting the server, can tell.
            try (FileChannel archive = FileChannel.open(
                    cache.resolve("baselines").resolve(entry).resolve("data-0.tar"), StandardOpenOption.WRITE)) {
                archive.write(ByteBuffer.allocate(64_000));
            }
        }
        try (ForkedRun run = run()) {
            assertThat(run.ready().product()).isEqualTo(Integer.toString(PRODUCTS));
            assertThat(run.end()).contains("cannot be used and is made anew").contains(": migrated ");
        }
        try (ForkedRun run = run()) {
            run.ready();
            assertThat(run.end()).doesNotContain("cannot be used").doesNotContain(": migrated ");
        }
    }

    @Test
    void prepareWhenAnotherBaselineIsWantedThanLastTimeTakesThatOneOnThePortThatIsNamed() throws Exception {
        String loaded = YAML.replace("{migrations", "{port: " + freePort() + ", migrations");
        String empty = loaded.replace(", fixtures: [baseline]", "");
        for (String yaml : List.of(loaded, empty, loaded, loaded, empty)) {
            try (ForkedRun run = ForkedRun.start(cache, data, yaml)) {
                assertThat(run.ready().product()).isEqualTo(yaml.equals(empty) ? "0" : Integer.toString(PRODUCTS));
                assertThat(list(data)).hasSize(1);
                assertThat(run.end()).doesNotContain("cannot be used");
            }
        }
        // The empty data directory, and one for each.
        assertThat(entries()).hasSize(3);
    }

    @Test
    void prepareWhenNobodyNotedThatItIsInTheCacheTakesItOnThePortThatIsNamed() throws Exception {
        String yaml = YAML.replace("{migrations", "{port: " + freePort() + ", migrations");
        for (String told : List.of(": stored for later runs", ": taken from the cache")) {
            try (ForkedRun run = ForkedRun.start(cache, data, yaml)) {
                assertThat(run.ready().product()).isEqualTo(Integer.toString(PRODUCTS));
                assertThat(list(data)).hasSize(1);
                assertThat(run.end()).contains(told).doesNotContain("cannot be used");
            }
            for (Path member : list(cache.resolve("baselines"))) {
                if (member.toString().endsWith(".last")) {
                    Files.delete(member);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void resetWhenTheServerWasKilledTellsThatAndNotWhatFollowedFromIt() throws Exception {
        Databases databases = PreparedBy.yaml(YAML.replace("main", "doomed"));
        try {
            Database doomed = databases.get("doomed");
            long server = Long.parseLong(PreparedBy.column(doomed, "select pg_read_file('postmaster.pid')")
                    .get(0)
                    .lines()
                    .findFirst()
                    .orElseThrow());
            ProcessHandle.of(server).orElseThrow().destroyForcibly();

            // Its sessions notice a moment later.
            Throwable thrown = await().until(() -> catchThrowable(doomed::reset), Objects::nonNull);

            assertThat(thrown).isInstanceOf(ConcordatException.class);
            assertThat(String.valueOf(thrown.getMessage())
                            .replaceAll("process \\d+", "process N")
                            .replaceAll("(?s)last words:.*\\n  Where", "last words: ...\n  Where"))
                    .isEqualTo("""
                            The embedded PostgreSQL of database 'doomed' has died (process N, exit code 137). Its \
                            last words: ...
                              Where: concordat.yml:1
                              Fix: start the run again; a server that somebody killed, or the system for want of \
                            memory, says nothing of it.""");
        } finally {
            databases.close();
        }
    }

    @Test
    void closeWhenTheDatabaseIsKeptLeavesItForPsqlUntilSomebodyStopsIt() throws Exception {
        String said;
        try (ForkedRun run = ForkedRun.start(cache, data, YAML.replace("{migrations", "{keep: always, migrations"))) {
            said = run.ready().end();
        }
        Path kept = list(data).get(0);
        long server = LEFT.matcher(said)
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow();
        ProcessHandle process = ProcessHandle.of(server).orElseThrow();
        try {
            assertThat(said.substring(said.indexOf("concordat: main: kept"))
                            .replaceAll("127.0.0.1:\\d+", "127.0.0.1:N")
                            .replaceAll("-p \\d+", "-p N")
                            .replaceAll("-INT \\d+", "-INT N")
                            .replace(kept.toString(), "FOLDER"))
                    .isEqualTo("""
                            concordat: main: kept for you to look into
                            concordat: main: JDBC:  jdbc:postgresql://127.0.0.1:N/main?user=postgres   \
                            (password: last field of FOLDER/pgpass)
                            concordat: main: psql:  PGPASSFILE=FOLDER/pgpass psql -h 127.0.0.1 -p N -U postgres main
                            concordat: main: data:  FOLDER
                            concordat: main: stop:  kill -INT N   (the next run deletes the data)""");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve("pgpass"))))
                    .isEqualTo("rw-------");
            // A run beside it does not take it for something left behind.
            assertGoesWell();
            assertThat(products(kept)).containsExactly(Integer.toString(PRODUCTS));
        } finally {
            process.destroy();
        }
        await().until(() -> !process.isAlive());
        assertGoesWell();
    }

    /** What somebody reads who takes the password where he was told that it is. */
    private static List<String> products(Path kept) throws IOException {
        String[] fields = Files.readString(kept.resolve("pgpass")).split(":");
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://" + fields[0] + ":" + fields[1] + "/main");
        dataSource.setUser(fields[3]);
        dataSource.setPassword(fields[4]);
        return PreparedBy.column(dataSource, "select count(*) from product");
    }

    @Test
    void prepareWhenThereIsNoRoomForTheDataSaysHowMuchIsMissing() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 8);
                ForkedRun run = ForkedRun.start(cache, disk.folder(), YAML)) {
            assertThat(problem(run.said()).replaceAll("free: \\d+ MB, needed: \\d+ MB", "free: N MB, needed: N MB"))
                    .isEqualTo("""
                            There is no room for the data of a PostgreSQL server.
                              Where: %s (free: N MB, needed: N MB)
                              Fix: make room, or name another folder: -Dconcordat.data.folder=<folder>, or \
                            CONCORDAT_DATA_FOLDER.""".formatted(disk.folder()));
        }
    }

    @Test
    void prepareWhenTheDiskBecomesFullSaysSo() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 34);
                ForkedRun run = ForkedRun.start(cache, disk.folder(), YAML)) {
            assertThat(problem(run.said())).contains("No space left on device").contains("Fix: ");
            assertThat(list(disk.folder())).isEmpty();
        }
    }

    @Test
    void prepareWhenTheCacheIsFullGoesOnWithoutIt() throws Exception {
        assertGoesWell();
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 110);
                ForkedRun run = ForkedRun.start(disk.folder(), data, YAML)) {
            assertThat(run.ready().product()).isEqualTo(Integer.toString(PRODUCTS));
            assertThat(run.end()).contains("could not be stored, and will be made again");
        }
    }

    @Test
    void prepareWhenTheCacheCannotBeWrittenFindsAnotherPlaceAndSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path temp = Files.createDirectory(folder.resolve("temp"));
        try (ForkedRun run =
                ForkedRun.start(file.resolve("cache"), data, YAML, "-Djava.io.tmpdir=" + temp, "-Duser.name=ada")) {
            assertThat(run.ready().product()).isEqualTo(Integer.toString(PRODUCTS));
            assertThat(run.end())
                    .contains("The cache folder " + file.resolve("cache") + " cannot be written: "
                            + temp.resolve("concordat-cache-ada")
                            + " stands in for it. Name another by -Dconcordat.cache.folder.");
        }
    }

    @Test
    void prepareWhenTheDataFolderIsNotThereMakesIt() throws Exception {
        Path deeper = folder.resolve("deeper/data");
        try (ForkedRun run = ForkedRun.start(cache, deeper, YAML)) {
            assertThat(run.ready().product()).isEqualTo(Integer.toString(PRODUCTS));
            run.end();
        }
        assertThat(deeper).isEmptyDirectory();
    }

    @Test
    void prepareWhenTheDataFolderCannotBeWrittenSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (ForkedRun run = ForkedRun.start(cache, file, YAML)) {
            assertThat(problem(run.said())).isEqualTo("""
                    No folder can be made for the data of a PostgreSQL server: FileAlreadyExistsException.
                      Where: %s
                      Fix: see that it may be written, or name another folder: -Dconcordat.data.folder=<folder>, or \
                    CONCORDAT_DATA_FOLDER.""".formatted(file));
        }
    }

    private static String problem(String said) {
        int begin = said.indexOf("ConcordatException: ");
        assertThat(begin).as(said).isPositive();
        return said.substring(begin + "ConcordatException: ".length(), said.indexOf("\n\tat "))
                .strip();
    }
}
