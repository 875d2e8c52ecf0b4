package dev.concordat.consumer.internal.http;

import java.util.ArrayList;
import java.util.List;

/** Prints lines in two columns, expected left, actual right; only those that differ are marked, and say why. */
final class SideBySide {

    /** Stands between the two sides of a line that differs. */
    static final String MARK = "!=";

    private static final String INDENT = "    ";
    private static final int WIDEST_COLUMN = 60;
    private static final int LONGEST_TEXT = 160;

    private SideBySide() {}

    /**
     * A line.
     *
     * @param expected the left side; empty where nothing was expected
     * @param actual the right side; empty where nothing came
     * @param differs whether the sides do not match
     * @param reasons why, where it is not told with another line
     */
    record Line(String expected, String actual, boolean differs, List<String> reasons) {

        Line {
            reasons = List.copyOf(reasons);
        }
    }

    static String print(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        all.add(0, new Line("expected", "actual", false, List.of()));
        int width = all.stream()
                .mapToInt(line -> shortened(line.expected()).length())
                .filter(length -> length <= WIDEST_COLUMN)
                .max()
                .orElse(0);
        StringBuilder out = new StringBuilder();
        all.forEach(line -> print(line, width, out));
        return out.toString();
    }

    private static void print(Line line, int width, StringBuilder out) {
        String expected = shortened(line.expected());
        String text = INDENT
                + expected
                + " ".repeat(Math.max(0, width - expected.length()))
                + (line.differs() ? " " + MARK + " " : "    ")
                + shortened(line.actual());
        out.append(text.stripTrailing()).append('\n');
        line.reasons()
                .forEach(reason -> out.append(INDENT)
                        .append(INDENT)
                        .append(reason.replace("\n", "\n" + INDENT + INDENT))
                        .append('\n'));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
    }
}
