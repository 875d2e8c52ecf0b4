package dev.concordat.cli.broker;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data}: which broker is meant. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = {
                "Where the broker keeps its data, log and address.",
                "Default: concordat/broker in $XDG_DATA_HOME or ~/.local/share."
            })
    private @Nullable Path data;

    /** The folder meant. */
    BrokerFolder folder() {
        return new BrokerFolder(
                (data == null ? usual(System.getenv()) : data).toAbsolutePath().normalize());
    }

    private static Path usual(Map<String, String> environment) {
        String home = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = home.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(home);
        return base.resolve("concordat").resolve("broker");
    }
}
