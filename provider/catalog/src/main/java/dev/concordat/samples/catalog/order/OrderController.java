package dev.concordat.samples.catalog.order;

import dev.concordat.samples.catalog.session.ApiClients;
import dev.concordat.samples.catalog.session.CustomerSessions;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    record ShipmentRequest(String carrier, String trackingNumber) {}

    record ShipmentView(long orderId, String status, String carrier, String trackingNumber, Instant shippedAt) {}

    private final OrderService orders;
    private final CustomerSessions sessions;
    private final ApiClients clients;

    OrderController(OrderService orders, CustomerSessions sessions, ApiClients clients) {
        this.orders = orders;
        this.sessions = sessions;
        this.clients = clients;
    }

    @PostMapping("/orders")
    ResponseEntity<OrderView> place(@Valid @RequestBody OrderRequest request) {
        OrderView order = orders.place(request);
        return ResponseEntity.created(URI.create("/orders/" + order.id())).body(order);
    }

    @GetMapping("/orders/{id}")
    OrderView show(
            @RequestHeader(name = "Authorization", required = false) String authorization, @PathVariable long id) {
        return orders.ofCustomer(id, sessions.customer(authorization));
    }

    @GetMapping("/orders")
    PickList toPick(
            @RequestHeader(name = "X-Api-Key", required = false) String apiKey, @RequestParam Order.Status status) {
        clients.require(apiKey);
        return new PickList(orders.toPick(status));
    }

    @PostMapping("/orders/{id}/shipments")
    @ResponseStatus(HttpStatus.CREATED)
    ShipmentView ship(
            @RequestHeader(name = "X-Api-Key", required = false) String apiKey,
            @PathVariable long id,
            @RequestBody ShipmentRequest request) {
        clients.require(apiKey);
        Shipment shipment = orders.shipment(id, request.carrier(), request.trackingNumber());
        return new ShipmentView(id, "SHIPPED", shipment.carrier(), shipment.trackingNumber(), shipment.shippedAt());
    }
}
