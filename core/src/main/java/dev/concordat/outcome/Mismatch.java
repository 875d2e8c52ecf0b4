package dev.concordat.outcome;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One difference between what a pact expects and what the provider did.
 *
 * @param part what differs: {@code status}, {@code header}, {@code body}, {@code metadata}
 * @param path where in that part: {@code $.price}, a header's name; empty for the status
 * @param expected as the pact has it
 * @param actual as it came
 * @param rule the matching rule that was applied: {@code equality}, {@code type}, {@code regex \d+}
 * @param text the matcher's own sentence
 */
public record Mismatch(String part, String path, String expected, String actual, String rule, String text) {

    /** The parts by name, in this order, as reports in JSON hold them. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("part", part());
        map.put("path", path());
        map.put("expected", expected());
        map.put("actual", actual());
        map.put("rule", rule());
        map.put("text", text());
        return map;
    }
}
