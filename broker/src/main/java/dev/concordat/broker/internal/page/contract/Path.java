package dev.concordat.broker.internal.page.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path expression of a matching rule, such as {@code $.items[*]['a b']}, taken apart. */
record Path(List<String> steps) {

    private static final Pattern STEP =
            Pattern.compile("\\['((?:[^'\\\\]|\\\\.)*)']|\\[\"([^\"]*)\"]|\\[([^\\]]*)]|\\.?([^.\\[]+)");

    Path {
        steps = List.copyOf(steps);
    }

    static Path parse(String expression) {
        String rest = expression.startsWith("$") ? expression.substring(1) : expression;
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(rest);
        while (step.find()) {
            for (int group = 1; group <= step.groupCount(); group++) {
                if (step.group(group) != null) {
                    steps.add(step.group(group));
                }
            }
        }
        return new Path(steps);
    }

    /** Whether it leads to the value at that place. */
    boolean leadsTo(List<String> place) {
        if (place.size() != steps.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            if (!step.equals("*") && !step.equals(place.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What is left behind the first steps. */
    Path after(int count) {
        return new Path(steps.subList(Math.min(count, steps.size()), steps.size()));
    }
}
