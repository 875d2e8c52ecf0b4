package dev.concordat.broker.internal.pacticipant;

/**
 * A version that was put on record.
 *
 * @param version as it stands now, locked until the end of the transaction
 * @param created whether it was made just now
 */
public record Registration(Version version, boolean created) {}
