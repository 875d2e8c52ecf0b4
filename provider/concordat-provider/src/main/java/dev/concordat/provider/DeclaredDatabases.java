package dev.concordat.provider;

import dev.concordat.configuration.Settings;
import dev.concordat.provider.internal.state.StateDatabases;
import java.util.List;

/** The databases of a run; where none is declared, nothing is started. */
final class DeclaredDatabases {

    private DeclaredDatabases() {}

    static StateDatabases of(Settings settings) {
        return new StateDatabases(List.of());
    }
}
