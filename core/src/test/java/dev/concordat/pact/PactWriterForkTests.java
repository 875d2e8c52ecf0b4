package dev.concordat.pact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end at the same time, as the forks of a build do. */
class PactWriterForkTests {

    private static final int FORKS = 3;
    private static final int ROUNDS = 10;

    @Test
    void writeWhenProcessesWriteAtOnceLosesNothing(@TempDir Path root) throws Exception {
        List<Process> forks = new ArrayList<>();
        for (int fork = 0; fork < FORKS; fork++) {
            forks.add(fork(root.resolve("pacts"), fork));
        }
        for (Process fork : forks) {
            assertThat(fork.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(fork.exitValue()).isZero();
        }

        assertThat(PactFile.read(root.resolve("pacts/shop-catalog.json")).interactions())
                .hasSize(FORKS * ROUNDS);
    }

    private static Process fork(Path folder, int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fork.class.getName(),
                        folder.toString(),
                        Integer.toString(number))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("fork-" + number + ".log").toFile())
                .start();
    }

    /** What each process does. */
    static final class Fork {

        private Fork() {}

        public static void main(String[] arguments) {
            PactWriter writer = PactWriter.into(Path.of(arguments[0]));
            for (int round = 0; round < ROUNDS; round++) {
                String test = "shop.Fork" + arguments[1] + "Tests#round" + round;
                writer.write(new PactContribution(
                        "shop",
                        "catalog",
                        Set.of(test),
                        List.of(PactWriterTests.interaction(test, "round " + round + " of " + arguments[1], 200)),
                        other -> true));
            }
        }
    }
}
