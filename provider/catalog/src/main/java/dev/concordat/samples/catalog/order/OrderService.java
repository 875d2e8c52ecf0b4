package dev.concordat.samples.catalog.order;

import dev.concordat.samples.catalog.Problems;
import dev.concordat.samples.catalog.product.Product;
import dev.concordat.samples.catalog.product.Products;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places orders and ships them. */
@Service
@Transactional
public class OrderService {

    private final Orders orders;
    private final Customers customers;
    private final Products products;
    private final Shipments shipments;
    private final OrderEvents events;

    OrderService(Orders orders, Customers customers, Products products, Shipments shipments, OrderEvents events) {
        this.orders = orders;
        this.customers = customers;
        this.products = products;
        this.shipments = shipments;
        this.events = events;
    }

    /** Places an order of one product and returns its id. */
    public long place(String customerEmail, long productId, int quantity) {
        return place(new OrderRequest(customerEmail, List.of(new OrderRequest.Line(productId, quantity))))
                .id();
    }

    OrderView place(OrderRequest request) {
        Customer customer = customers
                .findByEmailIgnoreCase(request.customerEmail())
                .orElseGet(() -> customers.save(new Customer(request.customerEmail())));
        List<OrderLine> lines = request.lines().stream()
                .map(line -> new OrderLine(product(line.productId()), line.quantity()))
                .toList();
        Order order = orders.saveAndFlush(new Order(customer, lines));
        events.created(order);
        return OrderView.of(order);
    }

    @Transactional(readOnly = true)
    OrderView ofCustomer(long id, long customerId) {
        return orders.findById(id)
                .filter(order -> order.customer().id() == customerId)
                .map(OrderView::of)
                .orElseThrow(() -> missing(id));
    }

    @Transactional(readOnly = true)
    List<PickList.Entry> toPick(Order.Status status) {
        return orders.findByStatusOrderById(status).stream()
                .map(PickList.Entry::of)
                .toList();
    }

    /** Hands an order to a carrier; a 409 problem where that was done before. */
    public void ship(long id, String carrier, String trackingNumber) {
        shipment(id, carrier, trackingNumber);
    }

    Shipment shipment(long id, String carrier, String trackingNumber) {
        Order order = orders.findById(id).orElseThrow(() -> missing(id));
        if (order.status() != Order.Status.PLACED) {
            throw Problems.of(HttpStatus.CONFLICT, "Already shipped", "Order " + id + " has left the house");
        }
        order.ship();
        Shipment shipment = shipments.saveAndFlush(new Shipment(id, carrier, trackingNumber));
        events.shipped(shipment);
        return shipment;
    }

    private Product product(long id) {
        return products.findById(id)
                .orElseThrow(() -> Problems.of(HttpStatus.NOT_FOUND, "Product not found", "No product " + id));
    }

    private static RuntimeException missing(long id) {
        return Problems.of(HttpStatus.NOT_FOUND, "Order not found", "No order " + id);
    }
}
