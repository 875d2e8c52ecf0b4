package dev.concordat.cli.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concordat broker backup}. */
@Command(
        name = "backup",
        description = "Writes the broker's data into one file, whether the broker runs or not.",
        mixinStandardHelpOptions = true)
final class BrokerBackupCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The file, such as broker.tar.gz. It is replaced when the new one is complete.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        return BrokerProcess.run(BrokerProcess.words(
                "dev.concordat.broker.BrokerData",
                List.of(
                        "backup",
                        data.folder().database().toString(),
                        file.toAbsolutePath().toString())));
    }
}
