package dev.concordat.broker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.server.DurableServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/**
 * The broker as a program: runs until it is told to end by a signal.
 *
 * <p>Options: {@code --data=FOLDER} (its own PostgreSQL lives there), or {@code --database-url=URL} with
 * {@code --database-username=NAME} (the password in {@code CONCORDAT_BROKER_DATABASE_PASSWORD}); {@code --port=NUMBER},
 * 9292 by default; {@code --address=ADDRESS}, loopback by default; every other {@code --key=value} is a property of
 * {@link BrokerOptions}. With {@code --companion=PID} it ends when that process does, however that ends. With
 * {@code --state=FILE}, the file says the address and the process once it answers, and goes when it ends.
 *
 * @since 0.1
 */
public final class BrokerMain {

    /** The environment variable that holds the database's password. */
    public static final String PASSWORD = "CONCORDAT_BROKER_DATABASE_PASSWORD";

    private static final int FAILED = 2;

    private BrokerMain() {}

    /** Runs; ends with 2 where it cannot. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Map<String, String> options = parse(List.of(arguments));
            String companion = options.remove("companion");
            CountDownLatch ended = new CountDownLatch(1);
            Running running = start(options);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                running.close();
                                ended.countDown();
                            },
                            "broker-shutdown"));
            endWith(companion);
            System.out.println("broker: " + running.broker().url());
            ended.await();
        } catch (ConcordatException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void endWith(@Nullable String companion) {
        if (companion == null) {
            return;
        }
        if (!companion.matches("\\d{1,18}")) {
            throw new ConcordatException(new Problem(
                    "'" + companion + "' is no process.", "--companion=" + companion, "name it by its number."));
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(companion));
        Thread watch = new Thread(
                () -> {
                    process.ifPresent(alive -> alive.onExit().join());
                    System.exit(0);
                },
                "broker-companion");
        watch.setDaemon(true);
        watch.start();
    }

    /** What runs, in the order it is to be ended. */
    private record Running(
            Broker broker,
            @Nullable DurableServer server,
            @Nullable Path state) {

        void close() {
            try {
                broker.close();
                if (state != null) {
                    Files.deleteIfExists(state);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                if (server != null) {
                    server.close();
                }
            }
        }
    }

    private static Running start(Map<String, String> options) {
        Map<String, String> rest = new LinkedHashMap<>(options);
        int port = port(rest.remove("port"));
        String data = rest.remove("data");
        String url = rest.remove("database-url");
        String username = rest.remove("database-username");
        String state = rest.remove("state");
        String address = rest.remove("address");
        DurableServer server =
                url == null ? DurableServer.start(Path.of(data == null ? "broker" : data, "postgresql")) : null;
        try {
            BrokerOptions broker = server != null
                    ? BrokerOptions.onDatabase(server.jdbcUrl(), server.username(), server.password())
                    : BrokerOptions.onDatabase(
                            Objects.requireNonNull(url), username == null ? "" : username, password());
            broker = broker.withPort(port);
            if (address != null) {
                broker = broker.with(BrokerOptions.ADDRESS, address);
            }
            for (Map.Entry<String, String> property : rest.entrySet()) {
                broker = broker.with(property.getKey(), property.getValue());
            }
            Running running = new Running(start(broker), server, state == null ? null : Path.of(state));
            if (state != null) {
                write(Path.of(state), running.broker());
            }
            return running;
        } catch (RuntimeException e) {
            if (server != null) {
                server.close();
            }
            throw e;
        }
    }

    private static Broker start(BrokerOptions options) {
        try {
            return Broker.start(options);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PortInUseException) {
                    throw new ConcordatException(
                            new Problem(
                                    "Port " + options.port() + " is taken, so the broker cannot listen there.",
                                    "--port=" + options.port(),
                                    "end what listens there, or name another port; 0 takes any free one."),
                            e);
                }
                if (cause instanceof ConcordatException known) {
                    throw known;
                }
            }
            throw new ConcordatException(
                    new Problem(
                            "The broker did not start: " + rootMessage(e),
                            options.properties().getOrDefault("spring.datasource.url", "its database"),
                            "mend what is said above; the log has the details."),
                    e);
        }
    }

    private static String rootMessage(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static String password() {
        String password = System.getenv(PASSWORD);
        return password == null ? "" : password;
    }

    private static int port(@Nullable String text) {
        if (text == null) {
            return 9292;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new ConcordatException(
                    new Problem("'" + text + "' is no port.", "--port=" + text, "name a number from 0 to 65535."));
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> parse(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 3) {
                throw new ConcordatException(new Problem(
                        "'" + argument + "' is not understood.",
                        "the arguments of the broker",
                        "give options as --key=value: --data, --port, --address, --database-url, --database-username,"
                                + " --state, or a property such as --" + BrokerOptions.BASE_URL + "."));
            }
            options.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        return options;
    }

    /** Written beside and moved, so that who sees it sees all of it. */
    private static void write(Path state, Broker broker) {
        try {
            Path beside = state.resolveSibling(state.getFileName() + ".new");
            Files.writeString(
                    beside,
                    "url=" + broker.url() + "\npid=" + ProcessHandle.current().pid() + "\n");
            try {
                Files.move(beside, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(beside, state, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ConcordatException(
                    new Problem(
                            "The file that says where the broker is cannot be written: " + e.getMessage(),
                            state.toString(),
                            "make its folder writable, or name another."),
                    e);
        }
    }
}
