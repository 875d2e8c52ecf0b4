package dev.concordat.database.version;

/**
 * A migration that leads to a version.
 *
 * @param version the version, as Flyway writes it
 * @param description what its name says of it
 * @param script its file's name, or the name of its class
 * @param location where that is; empty text where Flyway does not tell
 * @param sql whether it is SQL; else it is compiled code
 * @since 0.1
 */
public record VersionedMigration(String version, String description, String script, String location, boolean sql) {}
