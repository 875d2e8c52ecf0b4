package dev.concordat.database.internal.migration;

import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** The version a schema stands at. */
public final class SchemaVersion {

    private SchemaVersion() {}

    /** The version of the newest migration applied; empty text where there is none. */
    public static String of(MigrationInfoService info) {
        return Optional.ofNullable(info.current())
                .map(MigrationInfo::getVersion)
                .map(Object::toString)
                .orElse("");
    }
}
