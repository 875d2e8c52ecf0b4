package dev.concordat.provider.internal.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values by name, reached by expressions such as {@code id}, {@code address.city} and {@code customer[0].id}. */
public final class Lookup {

    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\.?([^.\\[\\]]+)");

    private final Map<String, @Nullable Object> values;

    private Lookup(Map<String, ? extends @Nullable Object> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** Over a map of values, which may hold maps and lists in turn. */
    public static Lookup of(Map<String, ? extends @Nullable Object> values) {
        return new Lookup(values);
    }

    /** A lookup that knows these values as well; its own win. */
    public Lookup and(Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(more);
        both.putAll(values);
        return new Lookup(both);
    }

    /** The names to begin an expression with. */
    public Set<String> names() {
        return values.keySet();
    }

    boolean has(String expression) {
        return find(expression).isPresent();
    }

    @Nullable Object get(String expression) {
        return find(expression)
                .orElseThrow(() -> new UnknownValue(expression, names()))
                .value();
    }

    private Optional<Found> find(String expression) {
        if (values.containsKey(expression)) {
            return Optional.of(new Found(values.get(expression)));
        }
        // A name may have dots of its own (sales.customer[0].id): the longest that is known counts.
        return values.keySet().stream()
                .filter(name -> expression.startsWith(name) && expression.length() > name.length())
                .filter(name -> ".[".indexOf(expression.charAt(name.length())) >= 0)
                .max((one, two) -> Integer.compare(one.length(), two.length()))
                .flatMap(name -> walk(values.get(name), steps(expression.substring(name.length()))));
    }

    private static List<String> steps(String expression) {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(expression);
        while (step.find()) {
            steps.add(step.group(1) != null ? step.group(1) : step.group(2));
        }
        return steps;
    }

    private static Optional<Found> walk(@Nullable Object from, List<String> steps) {
        Object at = from;
        for (String step : steps) {
            if (at instanceof Map<?, ?> map && map.containsKey(step)) {
                at = map.get(step);
            } else if (at instanceof List<?> list && step.matches("\\d{1,9}") && Integer.parseInt(step) < list.size()) {
                at = list.get(Integer.parseInt(step));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Found(at));
    }

    private record Found(@Nullable Object value) {}
}
