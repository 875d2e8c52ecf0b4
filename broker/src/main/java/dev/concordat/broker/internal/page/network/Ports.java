package dev.concordat.broker.internal.page.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where along a box's edge each line begins or ends: in the order of where they come from, so that none lies on
 * another.
 */
final class Ports {

    /** How far apart, at most. */
    private static final double APART = 7;

    /** How much of an edge is used, at most. */
    private static final double SPAN = 24;

    /** A line's end on one side of a box, and the height of its other end. */
    private record End(String line, double towards) {}

    private final Map<String, List<End>> sides = new HashMap<>();
    private final Map<String, Double> offsets = new HashMap<>();

    /** A line has an end at this side of a box; the height is that of where the line goes next. */
    void add(String box, boolean right, String line, double towards) {
        sides.computeIfAbsent(box + "\n" + right, any -> new ArrayList<>()).add(new End(line, towards));
    }

    /** Settles all; afterwards each end has its place. */
    void settle() {
        sides.forEach((side, ends) -> {
            ends.sort(Comparator.comparingDouble(End::towards).thenComparing(End::line));
            double step = ends.size() < 2 ? 0 : Math.min(APART, SPAN / (ends.size() - 1));
            for (int i = 0; i < ends.size(); i++) {
                offsets.put(side + "\n" + ends.get(i).line(), (i - (ends.size() - 1) / 2.0) * step);
            }
        });
    }

    /** How far from the middle of the edge. */
    double offset(String box, boolean right, String line) {
        return offsets.getOrDefault(box + "\n" + right + "\n" + line, 0.0);
    }
}
