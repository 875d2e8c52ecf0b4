package dev.concordat.benchmarks.verify;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** One forked JVM: verifies the pact as often as asked and prints the milliseconds of each round. */
final class VerifyRun {

    /** What a line with the time of a round begins with. */
    static final String MARK = "ms ";

    private VerifyRun() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Class<?> testClass = Class.forName(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long expected = Long.parseLong(arguments[2]);
        PrintStream out = System.out;
        // Reports of each interaction would measure the terminal.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try (PlainProvider provider = new PlainProvider()) {
            System.setProperty(PlainProvider.PORT, Integer.toString(provider.port()));
            for (int round = 0; round < rounds; round++) {
                long begin = System.nanoTime();
                verify(testClass, expected, out);
                out.println(MARK + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            }
        }
        out.flush();
        System.exit(0);
    }

    private static void verify(Class<?> testClass, long expected, PrintStream out) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request, summary);
        if (summary.getSummary().getTestsSucceededCount() != expected) {
            summary.getSummary().printFailuresTo(new PrintWriter(out, true, StandardCharsets.UTF_8));
            throw new IllegalStateException(
                    "Not all were verified: " + summary.getSummary().getTestsSucceededCount());
        }
    }
}
