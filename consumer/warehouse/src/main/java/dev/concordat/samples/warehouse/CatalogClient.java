package dev.concordat.samples.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The warehouse's view of the catalog: which orders to ship, and when to buy again. */
public final class CatalogClient {

    private final RestClient http;

    /** A client of the catalog at a URL, with the warehouse's key. */
    public CatalogClient(String url, String apiKey) {
        this.http = RestClient.builder()
                .baseUrl(url)
                .defaultHeader("X-Api-Key", apiKey)
                .build();
    }

    /** The orders that wait for their parcel. */
    public List<OpenOrders.OpenOrder> openOrders() {
        OpenOrders open = http.get()
                .uri("/orders?status={status}", "PLACED")
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .body(OpenOrders.class);
        return Objects.requireNonNull(open).orders();
    }

    /** Says that an order has been handed to a carrier. */
    public Shipment ship(long orderId, NewShipment shipment) {
        return Objects.requireNonNull(http.post()
                .uri("/orders/{id}/shipments", orderId)
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .body(shipment)
                .retrieve()
                .onStatus(HttpStatus.CONFLICT::equals, (request, response) -> {
                    throw new AlreadyShippedException(orderId);
                })
                .body(Shipment.class));
    }

    /** Sets the stock below which an article is bought again. */
    public void stockThreshold(String sku, int threshold) {
        http.put()
                .uri("/products/{sku}/stock-threshold", sku)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("threshold", threshold))
                .retrieve()
                .toBodilessEntity();
    }
}
