package dev.concordat.cli.suite;

import dev.concordat.Origin;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One module of the suite.
 *
 * @param origin its line in the suite file
 * @param path its folder as the suite file writes it
 * @param folder its folder, absolute
 * @param pacticipant the name of the consumer or provider in the pacts; for a consumer only what the file suggests
 * @param command the command of its own, where it has one
 */
record SuiteModule(Origin origin, String path, Path folder, String pacticipant, Optional<ModuleCommand> command) {

    /** The folder's own name: what progress and logs call the module. */
    String name() {
        return String.valueOf(folder.getFileName());
    }
}
