package dev.concordat.database.internal.migration;

import java.util.Objects;
import org.flywaydb.core.api.MigrationInfo;

/**
 * A migration that leads to a version.
 *
 * @param version the version
 * @param description what its name says of it
 * @param script its file, or the name of its class
 * @param location where that is; empty text where Flyway does not tell
 * @param sql whether it is SQL; else it is compiled code
 * @param baseline whether it stands for all before it
 */
public record MigrationStep(
        String version, String description, String script, String location, boolean sql, boolean baseline) {

    static MigrationStep of(MigrationInfo info) {
        return new MigrationStep(
                info.getVersion().toString(),
                Objects.toString(info.getDescription(), ""),
                info.getScript(),
                Objects.toString(info.getPhysicalLocation(), ""),
                info.getType().name().startsWith("SQL"),
                info.getType().isBaseline());
    }
}
