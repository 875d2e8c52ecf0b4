package dev.concordat.broker.internal.page.network;

import dev.concordat.broker.internal.page.network.Drawing.Box;
import dev.concordat.broker.internal.page.network.Drawing.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws who talks to whom. The same arrows make the same drawing. */
public final class Network {

    private static final int MARGIN = 12;
    private static final int GAP = 116;
    private static final int ROW = 50;

    private Network() {}

    /** Of all that is connected with a name, however far away, the names. */
    public static Set<String> group(String name, Collection<Arrow> arrows) {
        Set<String> group = new LinkedHashSet<>(Set.of(name));
        Deque<String> open = new ArrayDeque<>(group);
        while (!open.isEmpty()) {
            String each = open.remove();
            for (Arrow arrow : arrows) {
                if (arrow.from().equals(each) && group.add(arrow.to())) {
                    open.add(arrow.to());
                }
                if (arrow.to().equals(each) && group.add(arrow.from())) {
                    open.add(arrow.from());
                }
            }
        }
        return group;
    }

    /** The drawing. */
    public static Drawing draw(Collection<Arrow> arrows) {
        Map<String, Integer> ranks = Ranks.of(arrows);
        Columns columns = new Columns(ranks, arrows);
        List<Box> boxes = new ArrayList<>();
        ranks.forEach((name, rank) -> boxes.add(new Box(name, x(rank), y(columns, name))));
        List<Line> lines = new ArrayList<>();
        for (Arrow arrow : arrows) {
            if (!arrow.from().equals(arrow.to())) {
                lines.add(line(arrow, ranks, columns));
            }
        }
        int width = 2 * MARGIN + Math.max(1, columns.count()) * (Box.WIDTH + GAP) - GAP;
        int height = 2 * MARGIN + (int) Math.round((columns.bottom() - columns.top()) * ROW) + Box.HEIGHT;
        return new Drawing(width, height, boxes, lines);
    }

    private static int x(int rank) {
        return MARGIN + rank * (Box.WIDTH + GAP);
    }

    private static int y(Columns columns, String place) {
        return MARGIN + (int) Math.round((columns.height(place) - columns.top()) * ROW);
    }

    private static Line line(Arrow arrow, Map<String, Integer> ranks, Columns columns) {
        int from = ranks.getOrDefault(arrow.from(), 0);
        int to = ranks.getOrDefault(arrow.to(), 0);
        boolean forward = from <= to;
        List<int[]> points = new ArrayList<>();
        List<String> stops = columns.stops(arrow, ranks);
        int first = Math.min(from, to);
        for (int i = 0; i < stops.size(); i++) {
            int middle = y(columns, stops.get(i)) + Box.HEIGHT / 2;
            if (i > 0) {
                points.add(new int[] {x(first + i), middle});
            }
            if (i + 1 < stops.size()) {
                points.add(new int[] {x(first + i) + Box.WIDTH, middle});
            }
        }
        // two that talk to each other have two lines: the one that goes back runs a little lower
        int aside = forward ? -4 : 4;
        points.forEach(point -> point[1] += aside);
        if (!forward) {
            java.util.Collections.reverse(points);
        }
        int[] start = points.get(0);
        int[] end = points.get(1);
        return new Line(arrow, path(points), (start[0] + end[0]) / 2, (start[1] + end[1]) / 2);
    }

    /** Curves between columns, straight past a column. */
    private static String path(List<int[]> points) {
        StringBuilder path = new StringBuilder();
        int[] at = points.get(0);
        path.append('M').append(at[0]).append(' ').append(at[1]);
        for (int i = 1; i < points.size(); i++) {
            int[] next = points.get(i);
            if (i % 2 == 0) {
                path.append(" L").append(next[0]).append(' ').append(next[1]);
            } else {
                int bend = (at[0] + next[0]) / 2;
                path.append(" C").append(bend).append(' ').append(at[1]);
                path.append(' ').append(bend).append(' ').append(next[1]);
                path.append(' ').append(next[0]).append(' ').append(next[1]);
            }
            at = next;
        }
        return path.toString();
    }
}
