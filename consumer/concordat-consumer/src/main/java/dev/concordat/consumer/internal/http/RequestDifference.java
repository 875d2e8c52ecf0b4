package dev.concordat.consumer.internal.http;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.BodyTypeMismatch;
import au.com.dius.pact.core.matchers.CookieMismatch;
import au.com.dius.pact.core.matchers.HeaderMismatch;
import au.com.dius.pact.core.matchers.MethodMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.PathMismatch;
import au.com.dius.pact.core.matchers.QueryMismatch;
import au.com.dius.pact.core.matchers.RequestMatchResult;
import au.com.dius.pact.core.model.HttpRequest;
import dev.concordat.consumer.internal.http.SideBySide.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** An expected and an actual request as lines beside each other: method, path, query, headers, body. */
final class RequestDifference {

    private final HttpRequest expected;
    private final HttpRequest actual;
    private final List<Mismatch> all;
    private final List<Mismatch> open;
    private final List<Line> lines = new ArrayList<>();

    private RequestDifference(HttpRequest expected, HttpRequest actual, List<Mismatch> mismatches) {
        this.expected = expected;
        this.actual = actual;
        this.all = List.copyOf(mismatches);
        this.open = new ArrayList<>(mismatches);
    }

    static List<Line> of(HttpRequest expected, HttpRequest actual, RequestMatchResult result) {
        return new RequestDifference(expected, actual, result.getMismatches()).lines();
    }

    private List<Line> lines() {
        add(expected.getMethod(), actual.getMethod(), MethodMismatch.class::isInstance);
        add(expected.getPath(), actual.getPath(), PathMismatch.class::isInstance);
        query();
        headers();
        body();
        open.forEach(left -> lines.add(new Line("", "", true, List.of(reason(left)))));
        return lines;
    }

    private void add(String left, String right, Predicate<Mismatch> about) {
        List<String> reasons = new ArrayList<>();
        open.removeIf(mismatch -> about.test(mismatch) && reasons.add(reason(mismatch)));
        lines.add(new Line(left, right, all.stream().anyMatch(about), reasons));
    }

    /** Pact JVM's own words, where it has some. */
    private static String reason(Mismatch mismatch) {
        if (mismatch instanceof PathMismatch path && path.getMismatch() == null) {
            return "Expected path '" + path.getExpected() + "' but received '" + path.getActual() + "'";
        }
        if (mismatch instanceof CookieMismatch cookie) {
            return "Expected cookies " + cookie.getExpected() + " but received " + cookie.getActual();
        }
        return mismatch.description();
    }

    private void query() {
        TreeSet<String> names = new TreeSet<>(expected.getQuery().keySet());
        names.addAll(actual.getQuery().keySet());
        for (String name : names) {
            add(
                    values("?" + name + "=", expected.getQuery().getOrDefault(name, List.of()), "&" + name + "="),
                    values("?" + name + "=", actual.getQuery().getOrDefault(name, List.of()), "&" + name + "="),
                    mismatch -> mismatch instanceof QueryMismatch query
                            && query.getQueryParameter().equals(name));
        }
    }

    private void headers() {
        expected.getHeaders()
                .forEach((name, values) -> add(
                        values(name + ": ", values, ", "),
                        values(name + ": ", header(name), ", "),
                        mismatch -> isAboutHeader(mismatch, name)));
    }

    private static boolean isAboutHeader(Mismatch mismatch, String name) {
        if (mismatch instanceof HeaderMismatch header) {
            return header.getHeaderKey().equalsIgnoreCase(name);
        }
        if (mismatch instanceof CookieMismatch) {
            return name.equalsIgnoreCase("cookie");
        }
        return mismatch instanceof BodyTypeMismatch && name.equalsIgnoreCase("content-type");
    }

    private List<String> header(String name) {
        return actual.getHeaders().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    private static String values(String prefix, List<String> values, String separator) {
        return values.isEmpty() ? "" : prefix + String.join(separator, values);
    }

    private void body() {
        if (!expected.getBody().isPresent()) {
            return;
        }
        boolean json = BodyLines.of(expected).isJson();
        Map<String, String> left = BodyLines.of(expected).lines();
        Map<String, String> right = BodyLines.of(actual).lines();
        List<String> places = new ArrayList<>(left.keySet());
        right.keySet().stream().filter(place -> !left.containsKey(place)).forEach(places::add);
        for (String place : places) {
            String one = left.getOrDefault(place, "");
            String other = right.getOrDefault(place, "");
            String blamed = blamed(place, left.containsKey(place) ? right : left);
            add(
                    one,
                    other,
                    mismatch -> mismatch instanceof BodyMismatch body
                            && (json ? body.getPath().equals(blamed) : !one.equals(other)));
        }
    }

    /** What Pact JVM names when something is missing or too much: the innermost that both sides have. */
    private static String blamed(String place, Map<String, String> otherSide) {
        String at = place;
        while (!has(otherSide, at)) {
            int end = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            if (end < 0) {
                return at;
            }
            at = at.substring(0, end);
        }
        return at;
    }

    private static boolean has(Map<String, String> lines, String path) {
        return lines.keySet().stream()
                .anyMatch(place -> place.equals(path) || place.startsWith(path + ".") || place.startsWith(path + "["));
    }
}
