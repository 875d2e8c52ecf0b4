package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.http.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Groups of parameters that share a name: {@code q[][pacticipant]=A&q[][version]=1&q[][pacticipant]=B} are two. A new
 * one begins where a part comes again. {@code q[]=A} is a group of its pacticipant alone.
 */
final class Groups {

    private static final Pattern NAME = Pattern.compile("(\\w+)\\[](?:\\[(\\w+)]|(\\w+))?");

    private Groups() {}

    static List<Map<String, String>> of(Query query, String name) {
        List<Map<String, String>> groups = new ArrayList<>();
        for (Map.Entry<String, String> parameter : query.parameters()) {
            Matcher matcher = NAME.matcher(parameter.getKey());
            if (matcher.matches() && matcher.group(1).equals(name)) {
                String part = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                String key = part == null ? "pacticipant" : part;
                if (groups.isEmpty() || groups.get(groups.size() - 1).containsKey(key)) {
                    groups.add(new LinkedHashMap<>());
                }
                groups.get(groups.size() - 1).put(key, parameter.getValue());
            }
        }
        return groups;
    }
}
