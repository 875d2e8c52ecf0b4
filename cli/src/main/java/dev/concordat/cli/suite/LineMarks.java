package dev.concordat.cli.suite;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts beside each other, with a mark on the lines that only one of them has.
 *
 * @param expected what the pact has
 * @param actual what came
 */
record LineMarks(Html expected, Html actual) {

    /** Beyond this the comparison costs more than it tells; such texts come without marks. */
    private static final int LINES = 1_000;

    static LineMarks of(String expected, String actual) {
        List<String> left = expected.lines().toList();
        List<String> right = actual.lines().toList();
        if ((left.size() < 2 && right.size() < 2) || left.size() > LINES || right.size() > LINES) {
            return new LineMarks(Html.of("%s", expected), Html.of("%s", actual));
        }
        int[][] common = common(left, right);
        List<Html> marked = new ArrayList<>();
        List<Html> markedRight = new ArrayList<>();
        int row = 0;
        int column = 0;
        while (row < left.size() || column < right.size()) {
            if (row < left.size() && column < right.size() && left.get(row).equals(right.get(column))) {
                marked.add(Html.of("%s\n", left.get(row++)));
                markedRight.add(Html.of("%s\n", right.get(column++)));
            } else if (column == right.size()
                    || (row < left.size() && common[row + 1][column] >= common[row][column + 1])) {
                marked.add(Html.of("<mark>%s</mark>\n", left.get(row++)));
            } else {
                markedRight.add(Html.of("<mark>%s</mark>\n", right.get(column++)));
            }
        }
        return new LineMarks(Html.all(marked), Html.all(markedRight));
    }

    /** For each pair of places, how many lines the rests from there have in common, in order. */
    private static int[][] common(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int row = left.size() - 1; row >= 0; row--) {
            for (int column = right.size() - 1; column >= 0; column--) {
                common[row][column] = left.get(row).equals(right.get(column))
                        ? common[row + 1][column + 1] + 1
                        : Math.max(common[row + 1][column], common[row][column + 1]);
            }
        }
        return common;
    }
}
