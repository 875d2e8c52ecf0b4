package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.Origin;
import dev.concordat.cli.suite.TestSummary.FailedTest;
import dev.concordat.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalProgressTests {

    private static final SuiteModule MODULE =
            new SuiteModule(Origin.of("x"), "consumer/storefront", Path.of("storefront"), "x", Optional.empty());

    private static final Step STEP = new Step(
            Side.CONSUMERS,
            List.of(MODULE),
            new Step.Command(List.of("mvn"), Path.of(""), Map.of(), true),
            Path.of("logs/consumers.log"));

    private final StringWriter text = new StringWriter();

    @Test
    void runningWhenNotATerminalTellsNowAndThen() {
        TerminalProgress progress = progress(false);

        progress.started(STEP);
        for (int seconds = 1; seconds <= 40; seconds++) {
            progress.running(STEP, Duration.ofSeconds(seconds), "line " + seconds);
        }

        assertThat(text).hasToString("""
                        consumers  storefront  started
                        consumers  storefront  0:15  line 15
                        consumers  storefront  0:30  line 30
                        """);
    }

    @Test
    void runningWhenATerminalWritesOverItsLineAndCutsIt() {
        TerminalProgress progress = progress(true);

        progress.started(STEP);
        progress.running(STEP, Duration.ofSeconds(7), "Running shop.CatalogClientTests");
        progress.running(STEP, Duration.ofSeconds(8), "");

        assertThat(text)
                .hasToString("\r\u001B[2Kconsumers  storefront  0:07  Running shop.Ca"
                        + "\r\u001B[2Kconsumers  storefront  0:08  ");
    }

    @Test
    void endedWhenManyTestsFailedTellsTheFirst() {
        List<FailedTest> failed = Collections.nCopies(11, new FailedTest("OneTests.fails", "why\n".repeat(20)));
        Ending ending = new Ending(Ending.Reason.EXITED, 1, Duration.ofSeconds(3));

        progress(false).ended(new StepResult(STEP, ending, Map.of(MODULE, new TestSummary(12, failed)), false));

        assertThat(text.toString())
                .isEqualTo("consumers  storefront  failed, 3.0 s, 12 tests\n"
                        + ("  OneTests.fails\n" + "    why\n".repeat(12) + "    ... 8 more lines\n").repeat(8)
                        + "  and 3 more\n"
                        + "  Log: logs/consumers.log\n");
    }

    private TerminalProgress progress(boolean live) {
        return new TerminalProgress(new Terminal(new PrintWriter(text), live, false, 45));
    }
}
