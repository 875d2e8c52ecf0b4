package dev.concordat.benchmarks.start;

import dev.concordat.benchmarks.Figure;
import dev.concordat.benchmarks.Folders;
import dev.concordat.benchmarks.JavaProcess;
import dev.concordat.benchmarks.Median;
import dev.concordat.benchmarks.Suite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the call to a migrated, loaded database that answers, each time in a JVM of its own: with nothing in the cache,
 * after a migration was added, with the baseline in the cache, and again within the same JVM; beside a plain embedded
 * server that Flyway migrates. The binaries are unpacked before all of them. Both have the same class path, without
 * Spring Boot; with nothing in the cache there is one more figure with it, whose settings of Flyway the plain server
 * does not read.
 */
public final class StartSuite implements Suite {

    private static final String THEIRS = "initdb, pg_ctl, Flyway and the fixtures as a script";

    private static final int WARM_ROUNDS = 10;

    /** The broker brings Spring Boot, and settings of its own, to the class path of the benchmarks. */
    private static final Pattern BROKER = Pattern.compile("concordat-broker-.*");

    private static final Pattern SPRING_BOOT = Pattern.compile("spring-boot-.*");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(boolean quick, Consumer<Figure> figures) throws Exception {
        Path folder = Files.createTempDirectory("concordat-benchmark");
        // Where the superuser runs it, the server's account has to find its way.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Run run = new Run(folder);
            run.measure(new StartProject(30, 40), quick ? 3 : 7, figures);
            run.measure(new StartProject(300, 400), quick ? 2 : 5, figures);
            if (!quick) {
                run.measure(new StartProject(1_000, 2_000), 3, figures);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /**
     * How a measured JVM is run.
     *
     * @param springBoot whether Spring Boot is on its class path
     * @param options its options
     */
    private record Jvm(boolean springBoot, List<String> options) {

        static final Jvm USUAL = new Jvm(false, List.of());

        static final Jvm WITH_SPRING_BOOT = new Jvm(true, List.of());

        /** As builds run JVMs that live for seconds: what is compiled is compiled quickly. */
        static final Jvm FIRST_TIER = new Jvm(false, List.of("-XX:TieredStopAtLevel=1"));
    }

    private record Run(Path folder) {

        void measure(StartProject project, int repetitions, Consumer<Figure> figures) throws Exception {
            List<Path> copies = new ArrayList<>();
            for (int copy = 0; copy < WARM_ROUNDS; copy++) {
                copies.add(folder.resolve(project.describe().replaceAll("\\W+", "-") + "-" + copy));
                project.write(copies.get(copy));
            }
            Path first = copies.get(0);
            concordat(List.of(first));
            List<Double> plain = new ArrayList<>();
            List<Double> empty = new ArrayList<>();
            List<Double> added = new ArrayList<>();
            List<Double> boot = new ArrayList<>();
            List<Double> bootCached = new ArrayList<>();
            List<Double> cached = new ArrayList<>();
            List<Double> firstTier = new ArrayList<>();
            List<Double> again = new ArrayList<>();
            for (int repetition = 0; repetition < repetitions; repetition++) {
                plain.add(plain(first));
                Folders.delete(cache().resolve("baselines"));
                boot.addAll(concordat(List.of(first), Jvm.WITH_SPRING_BOOT));
                bootCached.addAll(concordat(List.of(first), Jvm.WITH_SPRING_BOOT));
                Folders.delete(cache().resolve("baselines"));
                empty.addAll(concordat(List.of(first)));
                cached.addAll(concordat(List.of(first)));
                firstTier.addAll(concordat(List.of(first), Jvm.FIRST_TIER));
                again.addAll(concordat(copies).subList(WARM_ROUNDS / 2, WARM_ROUNDS));
                Path more = first.resolve("db/migration/V1000000__added.sql");
                Files.writeString(more, "alter table table_0 add column another integer");
                added.addAll(concordat(List.of(first)));
                Files.delete(more);
            }
            figures.accept(figure(project, "nothing in the cache", empty, plain));
            figures.accept(figure(project, "nothing in the cache, settings read by Spring Boot", boot, plain));
            figures.accept(figure(project, "a migration added", added, plain));
            figures.accept(figure(project, "baseline in the cache", cached, plain));
            figures.accept(figure(project, "baseline in the cache, settings of Spring Boot", bootCached, plain));
            figures.accept(figure(project, "baseline in the cache, -XX:TieredStopAtLevel=1", firstTier, plain));
            figures.accept(figure(project, "baseline in the cache, warm JVM", again, plain));
        }

        private static Figure figure(StartProject project, String name, List<Double> ours, List<Double> theirs) {
            return new Figure(
                    "start", project.describe() + ", " + name, Median.of(ours), "ms", THEIRS, Median.of(theirs));
        }

        private Path cache() {
            return folder.resolve("cache");
        }

        private List<Double> concordat(List<Path> projects) throws IOException, InterruptedException {
            return concordat(projects, Jvm.USUAL);
        }

        private List<Double> concordat(List<Path> projects, Jvm jvm) throws IOException, InterruptedException {
            return millis(JavaProcess.run(
                    classPath(jvm.springBoot()),
                    Stream.concat(jvm.options().stream(), Stream.of("-Dconcordat.cache.folder=" + cache()))
                            .toList(),
                    ConcordatStart.class,
                    projects.stream().map(Path::toString).toList()));
        }

        private double plain(Path project) throws IOException, InterruptedException {
            Path memory = Path.of("/dev/shm");
            Path server =
                    Files.createTempDirectory(Files.isWritable(memory) ? memory : folder, "concordat-benchmark-plain");
            List<String> account = account(server);
            try {
                return millis(JavaProcess.run(
                                classPath(false),
                                List.of(),
                                PlainStart.class,
                                Stream.concat(
                                                Stream.of(binaries().toString(), server.toString(), project.toString()),
                                                account.stream())
                                        .toList()))
                        .get(0);
            } finally {
                Folders.delete(server);
            }
        }

        private static String classPath(boolean springBoot) {
            return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                    .filter(entry -> !isNamed(entry, BROKER) && (springBoot || !isNamed(entry, SPRING_BOOT)))
                    .collect(Collectors.joining(File.pathSeparator));
        }

        private static boolean isNamed(String entry, Pattern name) {
            return name.matcher(String.valueOf(Path.of(entry).getFileName())).matches();
        }

        private static List<String> account(Path server) throws IOException {
            if (!"root".equals(System.getProperty("user.name"))) {
                return List.of();
            }
            Files.setOwner(
                    server,
                    server.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            return List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--");
        }

        private Path binaries() throws IOException {
            try (Stream<Path> members = Files.list(cache())) {
                return members.filter(
                                member -> String.valueOf(member.getFileName()).startsWith("postgresql-"))
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElseThrow();
            }
        }

        private static List<Double> millis(String output) {
            return output.lines()
                    .filter(line -> line.startsWith(ConcordatStart.MARK))
                    .map(line -> Double.valueOf(line.substring(ConcordatStart.MARK.length())))
                    .toList();
        }
    }
}
