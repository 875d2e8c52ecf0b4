package dev.concordat.cli.suite;

import dev.concordat.cli.terminal.Terminal;
import dev.concordat.cli.terminal.Terminal.Colour;
import dev.concordat.pact.PactFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A line for each step: written over with a running clock on a terminal; elsewhere one at its start, one at its end,
 * and now and then one between, so that a log shows that it lives.
 */
final class TerminalProgress implements Progress {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final String START_OF_LINE = "\r\u001B[2K";
    private static final int LINES_OF_A_TEST = 12;
    private static final int TESTS = 8;

    private final Terminal terminal;
    private final PrintWriter out;
    private final String topic;
    private Duration beat = Duration.ZERO;

    TerminalProgress(Terminal terminal) {
        this(terminal, "");
    }

    /** One whose steps have a topic other than the side they are on. */
    TerminalProgress(Terminal terminal, String topic) {
        this.topic = topic;
        this.terminal = terminal;
        this.out = terminal.out();
    }

    @Override
    public void started(Step step) {
        beat = Duration.ZERO;
        if (!terminal.live()) {
            out.println(head(step) + "  started");
            out.flush();
        }
    }

    @Override
    public void running(Step step, Duration elapsed, String newestLine) {
        if (terminal.live()) {
            String line = head(step) + "  " + Durations.clock(elapsed) + "  ";
            String rest = cut(telling(newestLine), terminal.columns() - line.length() - 1);
            out.print(START_OF_LINE + line + terminal.paint(Colour.DIM, rest));
            out.flush();
        } else if (elapsed.minus(beat).compareTo(HEARTBEAT) >= 0) {
            beat = elapsed;
            out.println(
                    head(step) + "  " + Durations.clock(elapsed) + "  " + cut(telling(newestLine), terminal.columns()));
            out.flush();
        }
    }

    @Override
    public void ended(StepResult result) {
        Step step = result.step();
        boolean stopped = result.ending().reason() == Ending.Reason.TIMED_OUT;
        String mark = result.successful()
                ? terminal.paint(Colour.GREEN, "ok")
                : terminal.paint(Colour.RED, stopped ? "stopped" : "failed");
        String tests = result.testCount() > 0 ? ", " + result.testCount() + " tests" : "";
        out.println((terminal.live() ? START_OF_LINE : "") + head(step) + "  " + mark + ", "
                + Durations.text(result.ending().duration()) + tests);
        if (!result.successful()) {
            explain(result);
        }
        out.flush();
    }

    @Override
    public void read(List<PactFile> pacts) {
        int interactions =
                pacts.stream().mapToInt(pact -> pact.interactions().size()).sum();
        out.println(head("pacts", pacts.size() + " read, " + interactions + " interactions"));
        out.flush();
    }

    @Override
    public void noted(String topic, String text) {
        out.println(head(topic, text));
        out.flush();
    }

    /** Failed tests with what they say, and the log's errors where a module did not get as far as its tests. */
    private void explain(StepResult result) {
        if (!result.told()) {
            result.failedTests().limit(TESTS).forEach(test -> {
                out.println("  " + terminal.paint(Colour.RED, Terminal.words(test.name())));
                printMessage(Terminal.words(test.message()).lines().toList());
            });
            long more = result.failedTests().count() - TESTS;
            if (more > 0) {
                out.println("  and " + more + " more");
            }
        }
        result.reason().forEach(line -> out.println("  | " + Terminal.words(line)));
        out.println("  Log: " + result.step().log());
    }

    private void printMessage(List<String> lines) {
        lines.stream().limit(LINES_OF_A_TEST).forEach(line -> out.println("    " + line));
        if (lines.size() > LINES_OF_A_TEST) {
            out.println("    ... " + (lines.size() - LINES_OF_A_TEST) + " more lines");
        }
    }

    private String head(Step step) {
        return head(topic.isEmpty() ? step.side().key() : topic, step.names());
    }

    private static String head(String side, String names) {
        return String.format(Locale.ROOT, "%-9s  %s", side, names);
    }

    /** A log's line without what every line of it begins with. */
    private static String telling(String line) {
        return Terminal.words(line).replaceFirst("^\\[[A-Z]+]\\s+", "").strip();
    }

    private static String cut(String text, int length) {
        if (length <= 0) {
            return "";
        }
        return text.length() <= length ? text : text.substring(0, length);
    }
}
