package dev.concordat.outcome;

/**
 * One difference between what a pact expects and what the provider did.
 *
 * @param part what differs: {@code status}, {@code header}, {@code body}, {@code metadata}
 * @param path where in that part: {@code $.price}, a header's name; empty for the status
 * @param expected as the pact has it
 * @param actual as it came
 * @param rule the matching rule that was applied: {@code equality}, {@code type}, {@code regex \d+}
 * @param text the matcher's own sentence
 */
public record Mismatch(String part, String path, String expected, String actual, String rule, String text) {}
