package dev.concordat.pactbroker;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link of an answer.
 *
 * @param href where it leads; may have places for names, as in {@code .../pacticipants/{pacticipant}}
 * @param name which one it is, among several of a relation; empty where the broker does not say
 * @param title what it is, in the broker's words; empty where the broker does not say
 */
public record Link(String href, String name, String title) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** A link to a known place. */
    public static Link to(URI uri) {
        return new Link(uri.toString(), "", "");
    }

    /**
     * Where it leads with the names in their places, encoded so that a slash stays part of the name.
     *
     * @throws IllegalArgumentException if a place has no name here
     */
    public URI expand(Map<String, String> names) {
        return URI.create(PLACE.matcher(href).replaceAll(place -> {
            String name = names.get(place.group(1));
            if (name == null) {
                throw new IllegalArgumentException("nothing is given for '" + place.group(1) + "' in " + href);
            }
            return Matcher.quoteReplacement(encode(name));
        }));
    }

    /** Text as part of a path or of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
