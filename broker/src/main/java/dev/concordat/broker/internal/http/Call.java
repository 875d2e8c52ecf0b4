package dev.concordat.broker.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request to one address. */
public final class Call {

    private final HttpServletRequest request;
    private final Map<String, String> variables;
    private final Links links;
    private final byte[] body;
    private @Nullable Query query;

    Call(HttpServletRequest request, Routes.Match match, Links links, byte[] body) {
        this.request = request;
        this.variables = match.variables();
        this.links = links;
        this.body = body;
    }

    /** A variable of the path, decoded. */
    public String path(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The address has no variable '" + name + "'.");
        }
        return value;
    }

    /** A variable of the path, where the address has it. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** The parameters of the query. */
    public Query query() {
        Query parsed = query;
        if (parsed == null) {
            parsed = Query.parse(request.getQueryString());
            query = parsed;
        }
        return parsed;
    }

    /** Links below the address that the caller came by. */
    public Links links() {
        return links;
    }

    /** The caller's own address of this resource, with its query. */
    public String self() {
        String queryString = request.getQueryString();
        return address() + (queryString == null ? "" : "?" + queryString);
    }

    /** The caller's own address of this resource, without its query. */
    public String address() {
        return links.base() + request.getRequestURI();
    }

    /** Whether there is a body at all. */
    public boolean hasBody() {
        return body.length > 0;
    }

    /**
     * The body as JSON.
     *
     * @throws Refusal 400 where it is none
     */
    public JsonNode json() {
        try {
            JsonNode tree = Json.read(text());
            if (tree.isMissingNode()) {
                throw Refusal.error(400, "The body is empty; JSON was expected.");
            }
            return tree;
        } catch (JacksonException e) {
            throw Refusal.error(400, "The body is not JSON that can be read: " + e.getOriginalMessage());
        }
    }

    /**
     * The body as a JSON object.
     *
     * @throws Refusal 400 where it is none
     */
    public ObjectNode object() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.error(400, "The body is JSON, but not an object.");
    }

    /**
     * The body as text of UTF-8.
     *
     * @throws Refusal 400 where it is none
     */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.error(400, "The body is not UTF-8.");
        }
    }
}
