package dev.concordat.samples.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens to the catalog's orders, and knows what is to be picked from the shelves. */
public final class OrderEvents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<Long, List<Pick>> open = new LinkedHashMap<>();

    /** Handles a message of the topic {@code orders}. */
    public void handle(String message) {
        JsonNode event = JSON.readTree(message);
        switch (event.required("type").asString()) {
            case "OrderCreated" -> created(JSON.treeToValue(event, OrderCreated.class));
            case "OrderShipped" -> open.remove(event.required("orderId").asLong());
            default -> {
                // events of other kinds are none of the warehouse's business
            }
        }
    }

    private void created(OrderCreated event) {
        open.put(event.orderId(), event.lines());
    }

    /** What is to be picked, by order. */
    public Map<Long, List<Pick>> picks() {
        return Map.copyOf(open);
    }

    /** How many of which article. */
    public record Pick(String sku, int quantity) {}

    private record OrderCreated(long orderId, List<Pick> lines) {}
}
