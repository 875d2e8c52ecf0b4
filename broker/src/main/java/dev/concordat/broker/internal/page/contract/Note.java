package dev.concordat.broker.internal.page.contract;

/**
 * What is said of a value besides its example: the rule it is matched by, or how it is generated.
 *
 * @param text in words
 * @param generated whether it is of a generator rather than a rule
 */
public record Note(String text, boolean generated) {}
