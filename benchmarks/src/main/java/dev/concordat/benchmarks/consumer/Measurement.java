package dev.concordat.benchmarks.consumer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a run took: its first test, and all the rest up to the end. */
record Measurement(double firstMillis, double otherMillis) {

    private static final Pattern LINE = Pattern.compile("MEASURED (\\d+) (\\d+)");

    static Measurement parse(String output) {
        Matcher line = LINE.matcher(output);
        if (!line.find()) {
            throw new IllegalStateException("Nothing was measured:\n" + output);
        }
        return new Measurement(millis(line.group(1)), millis(line.group(2)));
    }

    /** What {@link #parse} reads. */
    static String line(long firstNanos, long otherNanos) {
        return "MEASURED " + firstNanos + " " + otherNanos;
    }

    private static double millis(String nanos) {
        return Long.parseLong(nanos) / 1e6;
    }
}
