package dev.concordat.broker.internal.outbound;

/** A request that was not answered; its message says why, to whoever set the request up. */
public final class UndeliverableException extends Exception {

    private static final long serialVersionUID = 1L;

    UndeliverableException(String message) {
        super(message);
    }
}
