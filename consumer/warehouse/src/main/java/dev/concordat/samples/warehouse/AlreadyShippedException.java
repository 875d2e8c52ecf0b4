package dev.concordat.samples.warehouse;

/** The order has left the house before. */
public final class AlreadyShippedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyShippedException(long orderId) {
        super("Order " + orderId + " was shipped already.");
    }
}
