package dev.concordat.broker.internal.security;

/** What somebody may do; each may do what the one before it may. */
public enum Role {

    /** Anybody, named or not. */
    PUBLIC,

    /** Whoever may read. */
    READ,

    /** Whoever may write. */
    WRITE;

    boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
