package dev.concordat.cli.broker;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "9292",
            description = "Where it listens. Default: 9292; 0: any free port.")
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

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long it may take. Default: 60.")
    private int wait;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BrokerFolder folder = data.folder();
        Optional<BrokerFolder.Running> there = folder.running();
        if (there.isPresent()) {
            out.println("broker: " + there.get().url() + " (it runs already)");
            return 0;
        }
        EmbeddedBroker broker = EmbeddedBroker.start(folder.path(), arguments(folder), wait);
        out.println("broker: " + broker.url());
        out.println("data:   " + folder.path());
        out.println("stop:   concordat broker stop --data " + folder.path());
        return 0;
    }

    private List<String> arguments(BrokerFolder folder) {
        List<String> arguments = new ArrayList<>(List.of("--port=" + port));
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
}
