package dev.concordat.broker.internal.page.contract;

import dev.concordat.broker.internal.http.Json;
import java.util.List;
import java.util.function.IntPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The interactions and messages of a pact's document, one after the other. There may be tens of thousands: all at once,
 * as trees, they take many times the length of the document.
 */
final class Elements {

    private static final List<String> MEMBERS = List.of("interactions", "messages");

    private final String content;

    Elements(String content) {
        this.content = content;
    }

    /** Takes elements as they come. */
    interface Reader {

        /**
         * Takes one.
         *
         * @param number its place in the pact, from 1 on
         */
        void read(int number, JsonNode element);
    }

    /** Reads all; none of what is not JSON. */
    void each(Reader reader) {
        each(number -> true, reader);
    }

    /**
     * Reads those that are wanted by their number.
     *
     * @return how many there are in all
     */
    int each(IntPredicate wanted, Reader reader) {
        int count = 0;
        for (String member : MEMBERS) {
            try (JsonParser parser = Json.parser(content)) {
                if (isAt(parser, member, JsonToken.START_ARRAY)) {
                    count = each(parser, count, wanted, reader);
                }
            } catch (JacksonException e) {
                return count;
            }
        }
        return count;
    }

    private static int each(JsonParser parser, int before, IntPredicate wanted, Reader reader) {
        int count = before;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && wanted.test(++count)) {
                reader.read(count, Json.read(parser));
            } else {
                parser.skipChildren();
            }
        }
        return count;
    }

    /** A member of the document that is an object; missing if there is none. */
    JsonNode member(String name) {
        try (JsonParser parser = Json.parser(content)) {
            return isAt(parser, name, JsonToken.START_OBJECT) ? Json.read(parser) : MissingNode.getInstance();
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isAt(JsonParser parser, String member, JsonToken kind) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(member);
            if (parser.nextToken() == kind && found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
