package dev.concordat.broker.internal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All addresses. Filled at the start, then only read. */
public final class Routes {

    /** A route and the variables of the path that it matched. */
    record Match(Route route, Map<String, String> variables) {}

    private final Map<String, Route> byTemplate = new HashMap<>();
    private final Map<String, String> byShape = new HashMap<>();
    private final Map<Integer, List<Route>> byLength = new HashMap<>();

    /**
     * The route of a template such as {@code /pacticipants/{name}}; asked for again, the same one: capabilities may
     * share it.
     */
    public Route on(String template) {
        return byTemplate.computeIfAbsent(template, this::added);
    }

    private Route added(String template) {
        Route route = new Route(template);
        String shape = template.replaceAll("\\{[^}]*}", "{}");
        String same = byShape.putIfAbsent(shape, template);
        if (same != null) {
            throw new IllegalArgumentException("The address '" + template + "' is '" + same
                    + "' with other names for its variables; call them the same.");
        }
        int length = (int) Stream.of(template.split("/", -1))
                .filter(part -> !part.isEmpty())
                .count();
        List<Route> routes = byLength.computeIfAbsent(length, any -> new ArrayList<>());
        routes.add(route);
        routes.sort(Route::compareSpecificity);
        return route;
    }

    @Nullable Match find(List<String> path) {
        for (Route route : byLength.getOrDefault(path.size(), List.of())) {
            Map<String, String> variables = route.match(path);
            if (variables != null) {
                return new Match(route, variables);
            }
        }
        return null;
    }

    /** Method and template of everything served, sorted; what the conformance report lists. */
    public List<String> all() {
        return byTemplate.values().stream()
                .flatMap(route -> route.actions().keySet().stream().map(method -> method + " " + route.template()))
                .sorted()
                .toList();
    }
}
