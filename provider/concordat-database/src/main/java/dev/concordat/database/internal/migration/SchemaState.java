package dev.concordat.database.internal.migration;

import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Where a schema stands.
 *
 * @param version the version of the newest migration applied; empty text where there is none
 * @param applied the migrations that are applied, in their order
 * @param pending the migrations that are yet to be applied, in their order
 */
public record SchemaState(String version, List<String> applied, List<String> pending) {

    /** There is nothing to migrate. */
    static final SchemaState NONE = new SchemaState("", List.of(), List.of());

    /** Copies the lists. */
    public SchemaState {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
    }

    static SchemaState of(MigrationInfoService info) {
        return new SchemaState(
                SchemaVersion.of(info),
                Stream.of(info.applied())
                        .filter(migration -> !migration.getType().isSynthetic())
                        .map(MigrationInfo::getScript)
                        .toList(),
                Stream.of(info.pending()).map(MigrationInfo::getScript).toList());
    }
}
