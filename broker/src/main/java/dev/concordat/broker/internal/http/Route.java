package dev.concordat.broker.internal.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One address, and what it does with each method. */
public final class Route {

    /** A handler, what it produces and takes, and whether it writes in a transaction. */
    record Action(String produces, List<String> consumes, boolean transactional, Handler handler) {}

    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH");

    private final String template;
    private final List<String> segments;
    private final Map<String, List<Action>> actions = new LinkedHashMap<>();

    Route(String template) {
        this.template = template;
        this.segments = List.of(template.substring(1).split("/", -1)).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** Reads, answering HAL. */
    public Route get(Handler handler) {
        return get(MediaTypes.HAL, handler);
    }

    /** Reads, answering the media type given. */
    public Route get(String produces, Handler handler) {
        return on("GET", new Action(produces, List.of(), false, handler));
    }

    /** Answers a HEAD; without this, HEAD is not allowed. */
    public Route head(String produces, Handler handler) {
        return on("HEAD", new Action(produces, List.of(), false, handler));
    }

    /** Writes in one transaction. */
    public Route put(Handler handler, String... consumes) {
        return on("PUT", writing(handler, consumes));
    }

    /** Writes in one transaction. */
    public Route post(Handler handler, String... consumes) {
        return on("POST", writing(handler, consumes));
    }

    /** Writes in one transaction. */
    public Route patch(Handler handler, String... consumes) {
        return on("PATCH", writing(handler, consumes));
    }

    /** Answers a POST that only reads, or that looks after its transactions itself. */
    public Route ask(Handler handler, String... consumes) {
        return on("POST", new Action(MediaTypes.HAL, types(consumes), false, handler));
    }

    /** Does something, whatever the media type: what is sent is not read. It looks after its transactions itself. */
    public Route act(Handler handler) {
        return on("POST", new Action(MediaTypes.HAL, List.of(), false, handler));
    }

    /** Deletes in one transaction. */
    public Route delete(Handler handler) {
        return delete(MediaTypes.HAL, handler);
    }

    /** Deletes in one transaction, answering the media type given. */
    public Route delete(String produces, Handler handler) {
        return on("DELETE", new Action(produces, List.of(), true, handler));
    }

    private static Action writing(Handler handler, String... consumes) {
        return new Action(MediaTypes.HAL, types(consumes), true, handler);
    }

    private static List<String> types(String... consumes) {
        return consumes.length == 0 ? List.of(MediaTypes.JSON) : List.of(consumes);
    }

    private Route on(String method, Action action) {
        List<Action> all = actions.computeIfAbsent(method, any -> new ArrayList<>());
        all.add(action);
        // who takes anything is a program: a page is for who asks for one, whoever registered it first
        all.sort(Comparator.comparing(each -> each.produces().equals(MediaTypes.HTML)));
        return this;
    }

    String template() {
        return template;
    }

    /** The methods, as an {@code Allow} header lists them. */
    String allowed() {
        return METHODS.stream().filter(actions::containsKey).collect(Collectors.joining(", ", "", ", OPTIONS"));
    }

    List<Action> actions(String method) {
        return actions.getOrDefault(method, List.of());
    }

    Map<String, List<Action>> actions() {
        return actions;
    }

    /** The path's variables, or {@code null} where this is not the address. */
    @Nullable Map<String, String> match(List<String> path) {
        if (path.size() != segments.size()) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                if (path.get(i).isEmpty()) {
                    return null;
                }
                variables.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return null;
            }
        }
        return variables;
    }

    /** Fixed segments come before variables, from the left. */
    int compareSpecificity(Route other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int difference = Boolean.compare(
                    segments.get(i).startsWith("{"), other.segments.get(i).startsWith("{"));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
