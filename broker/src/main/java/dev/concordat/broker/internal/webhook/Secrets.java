package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.PathSegments;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What nobody is shown: passwords, and headers whose names say that they carry a secret. */
final class Secrets {

    /** Stands for a secret; sent back, it means the one that is kept. */
    static final String STARS = "**********";

    private static final Pattern NAME = Pattern.compile(
            "authori[sz]ation|token|secret|passw|api-?_?key|private-?_?key|access-?_?key|cookie|credential|signature");

    /** Shorter ones are no secrets, and taking them out would leave nothing that can be read. */
    private static final int SHORTEST = 4;

    private final List<String> values;

    private Secrets(Stream<String> values) {
        this.values = values.flatMap(Secrets::forms)
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Those of a webhook, and of the headers that were made of it. */
    static Secrets of(Template template, Map<String, String> headers) {
        Stream<String> ofHeaders = Stream.of(template.headers(), headers)
                .flatMap(each -> each.entrySet().stream())
                .filter(header -> isSecret(header.getKey()))
                .map(Map.Entry::getValue)
                // 'Bearer abc': the second word is the secret
                .flatMap(value -> Stream.concat(
                        Stream.of(value), Stream.of(value.split("\\s+")).skip(1)));
        return new Secrets(Stream.concat(Stream.ofNullable(template.password()), ofHeaders));
    }

    private static Stream<String> forms(String secret) {
        String json = JsonNodeFactory.instance.stringNode(secret).toString();
        return Stream.of(secret, PathSegments.encode(secret), json.substring(1, json.length() - 1));
    }

    /** Whether a header's value is one. */
    static boolean isSecret(String header) {
        return NAME.matcher(header.toLowerCase(java.util.Locale.ROOT)).find();
    }

    /** A header's value as it may be shown. */
    static String shown(String header, String value) {
        return isSecret(header) ? STARS : value;
    }

    /** Whether that stands for the secret that is kept. */
    static boolean isKept(@Nullable String value) {
        return value != null && !value.isEmpty() && value.chars().allMatch(c -> c == '*');
    }

    /** A text without any of them. */
    String hide(String text) {
        String result = text;
        for (String value : values) {
            result = result.replace(value, STARS);
        }
        return result;
    }

    static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
