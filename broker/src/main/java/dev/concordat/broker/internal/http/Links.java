package dev.concordat.broker.internal.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds links, all below the address that the caller reached the broker by.
 *
 * @param base without a slash at its end
 */
public record Links(String base) {

    /** An address: the parts are joined by slashes; names among them are to be encoded by {@link #of}. */
    public String href(String path) {
        return base + path;
    }

    /**
     * An address of a template such as {@code /pacticipants/{}/versions/{}}, each brace filled with an encoded name.
     */
    public String of(String template, Object... names) {
        StringBuilder out = new StringBuilder(base.length() + template.length() + 32).append(base);
        int from = 0;
        for (Object name : names) {
            int brace = template.indexOf("{}", from);
            out.append(template, from, brace).append(PathSegments.encode(String.valueOf(name)));
            from = brace + 2;
        }
        return out.append(template, from, template.length()).toString();
    }

    /** A link object; what is {@code null} is left out. */
    public static ObjectNode link(@Nullable String title, @Nullable String name, String href) {
        ObjectNode link = Json.object();
        if (title != null) {
            link.put("title", title);
        }
        if (name != null) {
            link.put("name", name);
        }
        return link.put("href", href);
    }

    /** A link with an address alone. */
    public static ObjectNode link(String href) {
        return link(null, null, href);
    }

    /** A link whose address has holes to fill. */
    public static ObjectNode templated(@Nullable String title, String href) {
        return link(title, null, href).put("templated", true);
    }

    /** The curies of an answer whose relations begin with {@code pb:}. */
    public ObjectNode curie(String context) {
        return Json.object()
                .put("name", "pb")
                .put("href", base + "/doc/{rel}?context=" + context)
                .put("templated", true);
    }
}
