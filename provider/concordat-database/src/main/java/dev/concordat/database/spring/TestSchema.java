package dev.concordat.database.spring;

/**
 * The schema version at which a test has its database.
 *
 * @param database the database's name in {@code concordat.yml}; empty text for {@code main}, or the only one
 * @param version the version; {@code latest} for what any other test has
 * @since 0.1
 */
public record TestSchema(String database, String version) {}
