package dev.concordat.broker.internal.http;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Agrees on a media type (RFC 9110, section 12.5.1). */
final class Negotiation {

    private Negotiation() {}

    /** The action that the caller likes best, or {@code null} where he takes none of them. */
    static Route.@Nullable Action choose(List<String> accept, List<Route.Action> actions) {
        List<MediaType> wanted = parse(accept);
        for (MediaType type : wanted) {
            for (Route.Action action : actions) {
                if (type.getQualityValue() > 0 && type.includes(MediaType.parseMediaType(action.produces()))) {
                    return action;
                }
            }
        }
        return null;
    }

    /** Whether the caller asked for problems by name. */
    static boolean acceptsProblems(List<String> accept) {
        return parse(accept).stream().anyMatch(type -> "problem+json".equals(type.getSubtype()));
    }

    /** Whether a body's media type is one of those. */
    static boolean takes(@Nullable String contentType, List<String> types) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return types.stream()
                    .anyMatch(allowed -> MediaType.parseMediaType(allowed).equalsTypeAndSubtype(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static List<MediaType> parse(List<String> accept) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.isEmpty()
                    ? List.of(MediaType.ALL)
                    : types.stream()
                            .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                                    .reversed())
                            .toList();
        } catch (InvalidMediaTypeException e) {
            throw Refusal.error(400, "The Accept header cannot be read.");
        }
    }
}
