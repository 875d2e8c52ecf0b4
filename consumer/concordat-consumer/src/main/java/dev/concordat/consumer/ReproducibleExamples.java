package dev.concordat.consumer;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.core.support.Json;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.pact.JsonDifference;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Builds parts of an interaction so that their examples are the same in every run: twice, to see random ones, and,
 * where dates or times are among them, in one time zone and locale, since Pact's DSL formats those in the machine's.
 */
final class ReproducibleExamples {

    private static final Pattern TEMPORAL_RULE = Pattern.compile("match=(date|time|timestamp|datetime)\\b");

    static {
        pinned(ReproducibleExamples::loadFormats);
    }

    private ReproducibleExamples() {}

    /** The formats behind this method keep the time zone that is the default when they are first used. */
    @SuppressWarnings("deprecation")
    private static DslPart loadFormats() {
        return LambdaDsl.newJsonBody(body -> body.datetime("first")).build();
    }

    /**
     * Builds a part.
     *
     * @param <P> its type
     * @param part builds it, the same each time
     * @param asMap the part as the pact will hold it
     * @param test the test that describes it, for the message
     * @param description the interaction, for the message
     */
    static <P> P build(Supplier<P> part, Function<P, Map<String, ?>> asMap, String test, String description) {
        P first = part.get();
        Map<String, ?> map = asMap.apply(first);
        Supplier<P> again = part;
        if (TEMPORAL_RULE.matcher(String.valueOf(map.get("matchingRules"))).find()) {
            again = () -> pinned(part);
            first = again.get();
            map = asMap.apply(first);
        }
        Map<String, ?> other = asMap.apply(again.get());
        if (!map.equals(other)) {
            JsonDifference.first(Json.toJson(map), Json.toJson(other)).ifPresent(difference -> {
                throw new ConcordatException(problem(difference, test, description));
            });
        }
        return first;
    }

    private static Problem problem(JsonDifference difference, String test, String description) {
        return new Problem(
                "'" + description + "' has an example that is another one each time: " + difference.path() + " was "
                        + difference.left() + ", then " + difference.right() + ".",
                test,
                "give the example yourself, as in stringMatcher(\"sku\", \"[A-Z]{3}\", \"KET\");"
                        + " a pact has to be the same in every run.");
    }

    /**
     * The defaults of a JVM belong to everybody in it, so they are changed for as short as possible and only where
     * dates are described.
     */
    private static synchronized <P> P pinned(Supplier<P> part) {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            Locale.setDefault(Locale.ENGLISH);
            return part.get();
        } finally {
            Locale.setDefault(locale);
            Locale.setDefault(Locale.Category.FORMAT, format);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            TimeZone.setDefault(zone);
        }
    }
}
