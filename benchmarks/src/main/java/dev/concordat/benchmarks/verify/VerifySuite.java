package dev.concordat.benchmarks.verify;

import dev.concordat.benchmarks.Figure;
import dev.concordat.benchmarks.Folders;
import dev.concordat.benchmarks.JavaProcess;
import dev.concordat.benchmarks.Median;
import dev.concordat.benchmarks.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One pact of a thousand GETs, verified on a trivial server without a database: with Concordat and with Pact JVM's own
 * extension in turns, both with no logger behind SLF4J. Cold is the whole life of a JVM that verifies once; warm is a
 * round of one that has verified before.
 */
public final class VerifySuite implements Suite {

    private static final int INTERACTIONS = 1_000;
    private static final String THEIRS = "Pact JVM's PactVerificationInvocationContextProvider";

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public void run(boolean quick, Consumer<Figure> figures) throws Exception {
        Path folder = Files.createTempDirectory("concordat-benchmark");
        try {
            VerifyPact.write(folder, INTERACTIONS);
            figures.accept(cold(folder, quick ? 3 : 7));
            figures.accept(warm(folder, quick ? 1 : 3, quick ? 10 : 20));
        } finally {
            Folders.delete(folder);
        }
    }

    private Figure cold(Path folder, int repetitions) throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            ours.add(wholeMillis(folder, ConcordatVerification.class));
            theirs.add(wholeMillis(folder, PactJvmVerification.class));
        }
        return figure("cold JVM", ours, theirs);
    }

    private Figure warm(Path folder, int repetitions, int rounds) throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            ours.addAll(lastHalf(fork(folder, ConcordatVerification.class, rounds)));
            theirs.addAll(lastHalf(fork(folder, PactJvmVerification.class, rounds)));
        }
        return figure("warm JVM", ours, theirs);
    }

    private Figure figure(String name, List<Double> ours, List<Double> theirs) {
        return new Figure(
                name(), INTERACTIONS + " interactions, " + name, Median.of(ours), "ms", THEIRS, Median.of(theirs));
    }

    private static double wholeMillis(Path folder, Class<?> testClass) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        fork(folder, testClass, 1);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** The milliseconds of each round, as the forked JVM prints them. */
    private static List<Double> fork(Path folder, Class<?> testClass, int rounds)
            throws IOException, InterruptedException {
        String output = JavaProcess.run(
                folder,
                List.of(
                        "-Dpactfolder.path=" + folder,
                        // The report of the verification goes below the working directory.
                        "-Duser.dir=" + folder,
                        "-Dpact_do_not_track=true",
                        "-Dsun.net.httpserver.nodelay=true"),
                VerifyRun.class,
                List.of(testClass.getName(), Integer.toString(rounds), Integer.toString(INTERACTIONS)));
        return output.lines()
                .filter(line -> line.startsWith(VerifyRun.MARK))
                .map(line -> Double.valueOf(line.substring(VerifyRun.MARK.length())))
                .toList();
    }

    private static List<Double> lastHalf(List<Double> rounds) {
        return rounds.subList(rounds.size() / 2, rounds.size());
    }
}
