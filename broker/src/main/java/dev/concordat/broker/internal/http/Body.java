package dev.concordat.broker.internal.http;

import org.jspecify.annotations.Nullable;

/** A body, and the memory that it has until it is closed. */
final class Body implements AutoCloseable {

    private final byte[] octets;
    private final BodyBudget.@Nullable Share share;

    /** Without a share where it is so short that nobody counts it. */
    Body(byte[] octets, BodyBudget.@Nullable Share share) {
        this.octets = octets;
        this.share = share;
    }

    byte[] octets() {
        return octets;
    }

    @Override
    public void close() {
        if (share != null) {
            share.close();
        }
    }
}
