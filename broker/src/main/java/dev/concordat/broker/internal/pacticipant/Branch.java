package dev.concordat.broker.internal.pacticipant;

import java.time.Instant;

/** A branch of a pacticipant. */
record Branch(long id, String name, Instant createdAt) {}
