package dev.concordat.broker.internal.page.contract;

import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line: the fewest lines removed and added that make one of the other. */
final class Lines {

    /** How many lines around a difference are shown. */
    private static final int AROUND = 3;

    /** Where a table of this many cells would not do, everything between the first and the last difference is one. */
    private static final long MOST_CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Change.Line> lines = new ArrayList<>();

    private Lines(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static List<Change.Line> compare(List<String> before, List<String> after) {
        Lines lines = new Lines(before, after);
        lines.compare();
        return lines.shortened();
    }

    static List<Change.Line> all(String kind, List<String> texts) {
        return texts.stream().map(text -> Change.Line.of(kind, text)).toList();
    }

    private void compare() {
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < before.size() - start
                && end < after.size() - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        lines.addAll(all(Change.SAME, before.subList(0, start)));
        middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        lines.addAll(all(Change.SAME, before.subList(before.size() - end, before.size())));
    }

    private void middle(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > MOST_CELLS) {
            lines.addAll(all(Change.REMOVED, old));
            lines.addAll(all(Change.ADDED, now));
            return;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(Change.Line.of(Change.SAME, old.get(i++)));
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(Change.Line.of(Change.REMOVED, old.get(i++)));
            } else {
                lines.add(Change.Line.of(Change.ADDED, now.get(j++)));
            }
        }
    }

    /** How many lines the rest of one has in common with the rest of the other. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Without what is far from any difference. */
    private List<Change.Line> shortened() {
        boolean[] near = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).kind().equals(Change.SAME)) {
                for (int j = Math.max(0, i - AROUND); j <= Math.min(lines.size() - 1, i + AROUND); j++) {
                    near[j] = true;
                }
            }
        }
        List<Change.Line> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (near[i]) {
                shown.add(lines.get(i));
            } else if (i == 0 || near[i - 1]) {
                shown.add(Change.Line.of(Change.GAP, "…"));
            }
        }
        return shown;
    }
}
