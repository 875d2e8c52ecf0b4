package dev.concordat.cli.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concordat broker start}: returns when the broker answers. */
@Command(
        name = "start",
        description = "Starts the broker, and returns when it answers. One that runs already stays.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BrokerStartCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "NUMBER", defaultValue = "9292", description = "Where it listens. Default: 9292; 0: any free port.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "The address it listens on. Default: loopback. Others need credentials.")
    private @Nullable String address;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = {
                "The JDBC URL of a PostgreSQL, instead of the broker's own. The password is read from",
                "CONCORDAT_BROKER_DATABASE_PASSWORD."
            })
    private @Nullable String databaseUrl;

    @Option(names = "--database-username", paramLabel = "NAME", description = "Who connects there.")
    private @Nullable String databaseUsername;

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "A property of the broker, such as concordat.broker.base-url.")
    private @Nullable Map<String, String> properties;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "60", description = "How long it may take. Default: 60.")
    private int wait;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BrokerFolder folder = data.folder();
        Optional<BrokerFolder.Running> there = folder.running();
        if (there.isPresent()) {
            out.println("broker: " + there.get().url() + " (it runs already)");
            return 0;
        }
        Files.createDirectories(folder.path());
        Files.deleteIfExists(folder.state());
        Process process = BrokerProcess.detached(BrokerProcess.words("dev.concordat.broker.BrokerMain", arguments(folder)), folder.log());
        BrokerFolder.Running broker = await(process, folder);
        out.println("broker: " + broker.url());
        out.println("data:   " + folder.path());
        out.println("stop:   concordat broker stop --data " + folder.path());
        return 0;
    }

    private List<String> arguments(BrokerFolder folder) {
        List<String> arguments = new ArrayList<>(List.of("--port=" + port, "--state=" + folder.state()));
        if (databaseUrl == null) {
            arguments.add("--data=" + folder.path());
        } else {
            arguments.add("--database-url=" + databaseUrl);
        }
        if (databaseUsername != null) {
            arguments.add("--database-username=" + databaseUsername);
        }
        if (address != null) {
            arguments.add("--address=" + address);
        }
        if (properties != null) {
            properties.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        }
        return arguments;
    }

    private BrokerFolder.Running await(Process process, BrokerFolder folder) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(wait);
        while (System.nanoTime() < end) {
            Optional<BrokerFolder.Running> running = folder.running();
            if (running.isPresent() && running.get().answers()) {
                return running.get();
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw failed("The broker ended with code " + process.exitValue() + " before it answered.", folder.log());
            }
        }
        process.destroy();
        throw failed("The broker did not answer within " + wait + " seconds, and was stopped.", folder.log());
    }

    private static ConcordatException failed(String what, Path log) {
        return new ConcordatException(
                new Problem(what + "\n" + BrokerProcess.tail(log), log.toString(), "mend what the log says, and start it again."));
    }
}
