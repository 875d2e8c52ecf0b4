package dev.concordat.cli.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concordat broker restore}. */
@Command(
        name = "restore",
        description = "Unpacks a backup into a folder that has no data yet.",
        mixinStandardHelpOptions = true)
final class BrokerRestoreCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "What 'backup' wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        BrokerFolder folder = data.folder();
        if (folder.running().isPresent()) {
            throw new ConcordatException(new Problem(
                    "A broker runs on this data, so nothing is restored over it.",
                    folder.path().toString(),
                    "stop it with 'concordat broker stop', or name another folder."));
        }
        return BrokerProcess.run(BrokerProcess.words(
                "dev.concordat.broker.BrokerData",
                List.of(
                        "restore",
                        folder.database().toString(),
                        file.toAbsolutePath().toString())));
    }
}
