package dev.concordat.pactbroker;

import au.com.dius.pact.core.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a broker refused, out of the shapes that it has for that: {@code error} and {@code errors} in several ways,
 * problem+json, notices, plain text, or a page, which is not a broker's.
 */
final class Reason {

    private static final int LONGEST = 2_000;
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private Reason() {}

    static String of(Answer answer) {
        if (answer.isPage()) {
            return title(answer);
        }
        return readable(answer.json()
                .map(Reason::of)
                .filter(reason -> !reason.isBlank())
                .orElse(answer.body()));
    }

    /** The title of a page; empty where it has none. */
    static String title(Answer page) {
        Matcher title = TITLE.matcher(page.body());
        return title.find() ? readable(title.group(1)) : "";
    }

    private static String of(JsonValue json) {
        List<String> reasons = new ArrayList<>();
        add(reasons, "", json.get("error"));
        add(reasons, "", json.get("errors"));
        if (reasons.isEmpty()) {
            add(reasons, "", json.get("detail"));
        }
        if (reasons.isEmpty()) {
            add(reasons, "", json.get("title"));
        }
        return String.join("\n", reasons);
    }

    private static void add(List<String> reasons, String field, JsonValue value) {
        if (value instanceof JsonValue.Array array) {
            array.getValues().forEach(each -> add(reasons, field, each));
        } else if (value instanceof JsonValue.Object object) {
            addObject(reasons, field, object);
        } else if (value.isString()) {
            String text = Objects.requireNonNull(value.asString());
            reasons.add(field.isEmpty() ? text : field + ": " + text);
        }
    }

    /** A text with a reference to the broker's log, one item of problem+json, or texts by the names of fields. */
    private static void addObject(List<String> reasons, String field, JsonValue.Object object) {
        if (object.get("message").isString()) {
            add(reasons, field, object.get("message"));
        } else if (object.get("detail").isString()) {
            String pointer = object.get("pointer").isString()
                    ? String.valueOf(object.get("pointer").asString())
                    : "";
            add(reasons, pointer.replaceFirst("^/", ""), object.get("detail"));
        } else {
            for (Map.Entry<String, JsonValue> entry : object.getEntries().entrySet()) {
                add(reasons, field.isEmpty() ? entry.getKey() : field + "." + entry.getKey(), entry.getValue());
            }
        }
    }

    private static String readable(String text) {
        String clean = CONTROL.matcher(text.strip().replace("\r\n", "\n").replace('\t', ' '))
                .replaceAll("\uFFFD");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + " ...";
    }
}
