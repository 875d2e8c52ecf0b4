package dev.concordat.broker.internal.page.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order within each column, and how high up each is: nobody is far from whom it talks to, and few lines cross. A
 * line that passes a column takes a place of its own in it, so that it does not run through somebody's box.
 */
final class Columns {

    private static final int ROUNDS = 12;

    private final List<List<String>> columns = new ArrayList<>();
    private final Map<String, List<String>> left = new HashMap<>();
    private final Map<String, List<String>> right = new HashMap<>();
    private final Map<String, Double> heights = new HashMap<>();

    /** Orders the columns; afterwards everything has its height. */
    Columns(Map<String, Integer> ranks, Collection<Arrow> arrows) {
        ranks.forEach((name, rank) -> column(rank).add(name));
        for (Arrow arrow : arrows) {
            List<String> stops = stops(arrow, ranks);
            for (int i = 0; i + 1 < stops.size(); i++) {
                right.computeIfAbsent(stops.get(i), any -> new ArrayList<>()).add(stops.get(i + 1));
                left.computeIfAbsent(stops.get(i + 1), any -> new ArrayList<>()).add(stops.get(i));
            }
        }
        columns.forEach(this::spread);
        for (int round = 0; round < ROUNDS; round++) {
            boolean rightwards = round % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                settle(columns.get(rightwards ? i : columns.size() - 1 - i), rightwards ? left : right);
            }
        }
    }

    /** The places that a line passes from column to column, from the left; made where they are new. */
    List<String> stops(Arrow arrow, Map<String, Integer> ranks) {
        int from = ranks.getOrDefault(arrow.from(), 0);
        int to = ranks.getOrDefault(arrow.to(), 0);
        boolean forward = from <= to;
        List<String> stops = new ArrayList<>();
        stops.add(forward ? arrow.from() : arrow.to());
        for (int rank = Math.min(from, to) + 1; rank < Math.max(from, to); rank++) {
            // a line break is in no name
            String stop = arrow.from() + "\n" + arrow.to() + "\n" + rank;
            if (!column(rank).contains(stop)) {
                column(rank).add(stop);
            }
            stops.add(stop);
        }
        stops.add(forward ? arrow.to() : arrow.from());
        return stops;
    }

    /** In rows, from 0 on. */
    double height(String place) {
        return heights.getOrDefault(place, 0.0);
    }

    private List<String> column(int rank) {
        while (columns.size() <= rank) {
            columns.add(new ArrayList<>());
        }
        return columns.get(rank);
    }

    private void spread(List<String> column) {
        for (int i = 0; i < column.size(); i++) {
            heights.put(column.get(i), (double) i);
        }
    }

    /** Everyone goes to the middle of its neighbours, then those that are too near move apart. */
    private void settle(List<String> column, Map<String, List<String>> neighbours) {
        Map<String, Double> wanted = new HashMap<>();
        for (String place : column) {
            wanted.put(
                    place,
                    neighbours.getOrDefault(place, List.of()).stream()
                            .mapToDouble(this::height)
                            .average()
                            .orElse(height(place)));
        }
        column.sort(Comparator.comparingDouble((String place) -> wanted.getOrDefault(place, 0.0))
                .thenComparing(Comparator.naturalOrder()));
        double total = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (String place : column) {
            double height = Math.max(wanted.getOrDefault(place, 0.0), last + 1);
            total += height - wanted.getOrDefault(place, 0.0);
            heights.put(place, height);
            last = height;
        }
        // moving apart pushed all downwards: half of it back up
        double shift = column.isEmpty() ? 0 : total / column.size();
        column.forEach(place -> heights.merge(place, -shift, Double::sum));
    }

    /** The smallest height of all. */
    double top() {
        return heights.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    /** The greatest height of all. */
    double bottom() {
        return heights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    int count() {
        return columns.size();
    }
}
