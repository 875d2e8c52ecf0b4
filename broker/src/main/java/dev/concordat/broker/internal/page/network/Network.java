package dev.concordat.broker.internal.page.network;

import dev.concordat.broker.internal.page.network.Curve.Point;
import dev.concordat.broker.internal.page.network.Drawing.Box;
import dev.concordat.broker.internal.page.network.Drawing.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws who talks to whom. The same arrows make the same drawing. */
public final class Network {

    private static final int MARGIN = 12;
    private static final int GAP = 140;
    private static final int ROW = 50;

    private final List<Arrow> arrows;
    private final Map<String, Integer> ranks;
    private final Columns columns;
    private final Ports ports = new Ports();
    private final int top;

    private Network(Collection<Arrow> all, int top) {
        this.top = top;
        this.ranks = Ranks.of(all);
        // who talks to itself needs no line
        this.arrows =
                all.stream().filter(arrow -> !arrow.from().equals(arrow.to())).toList();
        this.columns = new Columns(ranks, arrows);
        arrows.forEach(this::connect);
        ports.settle();
    }

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

    /** The drawing: what is not connected stands one below the other, the largest first. */
    public static Drawing draw(Collection<Arrow> arrows) {
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Marks marks = new Marks();
        int width = 0;
        int height = MARGIN;
        for (List<Arrow> part : parts(arrows)) {
            Network network = new Network(part, height);
            network.ranks.forEach((name, rank) -> boxes.add(new Box(name, x(rank), network.y(name))));
            network.arrows.forEach(arrow -> lines.add(network.line(arrow, marks)));
            width = Math.max(width, x(network.columns.count()) - GAP + MARGIN);
            height = network.bottom() + 2 * MARGIN;
        }
        return new Drawing(width, height, boxes, lines);
    }

    private static List<List<Arrow>> parts(Collection<Arrow> arrows) {
        List<List<Arrow>> parts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Arrow arrow : arrows) {
            if (!seen.contains(arrow.from())) {
                Set<String> group = group(arrow.from(), arrows);
                seen.addAll(group);
                parts.add(arrows.stream()
                        .filter(each -> group.contains(each.from()))
                        .toList());
            }
        }
        parts.sort(Comparator.comparing(part -> -part.size()));
        return parts;
    }

    private int bottom() {
        return top + (int) Math.round((columns.bottom() - columns.top()) * ROW) + Box.HEIGHT;
    }

    private static int x(int rank) {
        return MARGIN + rank * (Box.WIDTH + GAP);
    }

    private int y(String place) {
        return top + (int) Math.round((columns.height(place) - columns.top()) * ROW);
    }

    private boolean pointsRight(Arrow arrow) {
        return ranks.getOrDefault(arrow.from(), 0) <= ranks.getOrDefault(arrow.to(), 0);
    }

    private static String key(Arrow arrow) {
        return arrow.from() + "\n" + arrow.to();
    }

    private void connect(Arrow arrow) {
        List<String> stops = columns.stops(arrow, ranks);
        for (int i = 0; i + 1 < stops.size(); i++) {
            ports.add(stops.get(i), true, key(arrow), columns.height(stops.get(i + 1)));
            ports.add(stops.get(i + 1), false, key(arrow), columns.height(stops.get(i)));
        }
    }

    private Line line(Arrow arrow, Marks marks) {
        List<Point> points = new ArrayList<>();
        List<String> stops = columns.stops(arrow, ranks);
        int first = Math.min(ranks.getOrDefault(arrow.from(), 0), ranks.getOrDefault(arrow.to(), 0));
        for (int i = 0; i < stops.size(); i++) {
            String stop = stops.get(i);
            double middle = y(stop) + Box.HEIGHT / 2.0;
            if (i > 0) {
                points.add(new Point(x(first + i), middle + ports.offset(stop, false, key(arrow))));
            }
            if (i + 1 < stops.size()) {
                points.add(new Point(x(first + i) + Box.WIDTH, middle + ports.offset(stop, true, key(arrow))));
            }
        }
        if (!pointsRight(arrow)) {
            Collections.reverse(points);
        }
        Point mark = marks.place(points.get(0), points.get(1));
        return new Line(arrow, Curve.path(points), (int) Math.round(mark.x()), (int) Math.round(mark.y()));
    }
}
