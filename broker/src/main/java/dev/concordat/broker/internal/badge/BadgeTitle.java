package dev.concordat.broker.internal.badge;

import dev.concordat.broker.internal.http.Query;
import dev.concordat.broker.internal.pact.Pair;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the left side of a pact's badge says. */
final class BadgeTitle {

    private BadgeTitle() {}

    /** Names in full or by their initials, of both or of one of them, as the caller wants it. */
    static String of(Pair pair, @Nullable String consumerTag, @Nullable String providerTag, Query query) {
        boolean initials = "true".equals(query.get("initials"));
        String consumer = name(pair.consumer(), consumerTag, initials);
        String provider = name(pair.provider(), providerTag, initials);
        String names = switch (query.text("label").orElse("").toLowerCase(Locale.ROOT)) {
            case "consumer" -> consumer;
            case "provider" -> provider;
            default -> consumer + "/" + provider;
        };
        return names + " pact";
    }

    private static String name(String name, @Nullable String tag, boolean initials) {
        String shown = (initials ? initials(name) : name).toLowerCase(Locale.ROOT);
        return tag == null ? shown : shown + " (" + tag.toLowerCase(Locale.ROOT) + ")";
    }

    /** Of the words that spaces, hyphens and underscores part, or else capital letters; one word stays as it is. */
    private static String initials(String name) {
        String[] words = name.split("[\\s_\\-]+");
        if (words.length == 1) {
            words = name.split("(?<=[a-z\\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
        }
        String letters = Stream.of(words)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        return words.length > 1 ? letters : name;
    }
}
