package dev.concordat.broker.internal.page.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which column each is drawn: left of all that it talks to, as far as there is no circle. Where there is one, the
 * arrow that closes it is taken as if it pointed the other way.
 */
final class Ranks {

    private final Map<String, Set<String>> next = new TreeMap<>();
    private final Map<String, Integer> ranks = new TreeMap<>();

    private Ranks(Collection<Arrow> arrows) {
        for (Arrow arrow : arrows) {
            next.computeIfAbsent(arrow.from(), any -> new TreeSet<>());
            next.computeIfAbsent(arrow.to(), any -> new TreeSet<>());
            if (!arrow.from().equals(arrow.to())) {
                next.getOrDefault(arrow.from(), Set.of()).add(arrow.to());
            }
        }
    }

    /** The column of every name, from 0 on. */
    static Map<String, Integer> of(Collection<Arrow> arrows) {
        Ranks ranks = new Ranks(arrows);
        for (String name : ranks.finished()) {
            ranks.place(name);
        }
        ranks.drawTogether(arrows);
        return ranks.ranks;
    }

    /** All names, everyone behind those that it talks to; arrows that close a circle are dropped on the way. */
    private List<String> finished() {
        List<String> finished = new ArrayList<>();
        Set<String> begun = new HashSet<>();
        Set<String> providers = new HashSet<>();
        next.values().forEach(providers::addAll);
        List<String> starts = new ArrayList<>(next.keySet());
        starts.sort((a, b) -> Boolean.compare(providers.contains(a), providers.contains(b)));
        for (String start : starts) {
            visit(start, begun, new HashSet<>(), finished);
        }
        return finished;
    }

    private void visit(String name, Set<String> begun, Set<String> open, List<String> finished) {
        if (!begun.add(name)) {
            return;
        }
        open.add(name);
        Set<String> all = next.getOrDefault(name, Set.of());
        all.removeIf(open::contains);
        for (String other : all) {
            visit(other, begun, open, finished);
        }
        open.remove(name);
        finished.add(0, name);
    }

    private void place(String name) {
        int rank = ranks.computeIfAbsent(name, any -> 0);
        for (String other : next.getOrDefault(name, Set.of())) {
            ranks.merge(other, rank + 1, Math::max);
        }
    }

    /** A consumer that nobody talks to moves right, next to the first that it talks to. */
    private void drawTogether(Collection<Arrow> arrows) {
        Set<String> providers = new HashSet<>();
        arrows.forEach(arrow -> providers.add(arrow.to()));
        next.forEach((name, others) -> {
            if (!providers.contains(name) && !others.isEmpty()) {
                int nearest = others.stream()
                        .mapToInt(other -> ranks.getOrDefault(other, 0))
                        .min()
                        .orElse(1);
                ranks.put(name, nearest - 1);
            }
        });
    }
}
