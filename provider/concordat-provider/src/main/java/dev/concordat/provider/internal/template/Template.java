package dev.concordat.provider.internal.template;

import dev.concordat.configuration.YamlDocument;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text with places for values: <code>${id}</code>, <code>${customer[0].id}</code>, with a default <code>
 * ${name:Kettle}</code>; <code>$${id}</code> stands for the text <code>${id}</code> itself.
 */
public final class Template {

    private static final Pattern PLACE = Pattern.compile("\\$\\$\\{|\\$\\{([^}:]*)(?::([^}]*))?}");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Takes a text apart. */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            parts.add(new Part(text.substring(from, place.start()), null, null));
            String name = place.group(1);
            parts.add(name == null ? new Part("${", null, null) : new Part("", name.trim(), place.group(2)));
            from = place.end();
        }
        parts.add(new Part(text.substring(from), null, null));
        return new Template(parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    /** Whether a text has a place, or an escaped one. */
    public static boolean isIn(String text) {
        return text.contains("${");
    }

    List<Part> parts() {
        return parts;
    }

    /** The value itself where the text is one place and nothing else, so that it keeps its type; else the text. */
    public @Nullable Object expand(Lookup values) {
        return parts.size() == 1 ? parts.get(0).value(values) : text(values);
    }

    private String text(Lookup values) {
        return parts.stream().map(part -> String.valueOf(part.value(values))).collect(Collectors.joining());
    }

    /** A piece of text, or a place with its expression and perhaps a default. */
    record Part(
            String literal,
            @Nullable String expression,
            @Nullable String fallback) {

        boolean isEmpty() {
            return literal.isEmpty() && expression == null;
        }

        @Nullable Object value(Lookup values) {
            if (expression == null) {
                return literal;
            }
            if (!values.has(expression) && fallback != null) {
                // Read as YAML, so that ${quantity:7} is a number as quantity: 7 would be; but nothing is an empty
                // text.
                return fallback.isEmpty()
                        ? ""
                        : YamlDocument.read("default of ${" + expression + "}", new StringReader("- " + fallback))
                                .asSequence("default")
                                .items()
                                .get(0)
                                .plain();
            }
            return values.get(expression);
        }
    }
}
