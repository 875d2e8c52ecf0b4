package dev.concordat.consumer.internal.http;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * The servers of a run: one for each provider, and more of them only while tests with the same provider run at the same
 * time. With a fixed port there is one for all, and such tests wait for each other.
 */
public final class MockServers implements AutoCloseable {

    /** The port to listen on; any free one where it is not set. */
    public static final String PORT = Settings.MOCK + ".port";

    /** Stands for a first server that has been lent already. */
    private static final CompletableFuture<MockServer> TAKEN = new CompletableFuture<>();

    private final OptionalInt port;
    private final Semaphore fixedPort = new Semaphore(1, true);
    private final Map<String, Deque<MockServer>> idle = new HashMap<>();
    private final Map<String, CompletableFuture<MockServer>> ahead = new HashMap<>();
    private final List<MockServer> all = new ArrayList<>();

    /** No server yet; each starts when it is first needed. */
    public MockServers(Settings settings) {
        settings.section(Settings.MOCK).ifPresent(section -> section.allowOnly(Settings.MOCK, List.of("port")));
        this.port = settings.value(PORT).map(MockServers::port).orElse(OptionalInt.empty());
    }

    private static OptionalInt port(String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 0 && port <= 65_535) {
                return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
            }
        } catch (NumberFormatException e) {
            // told below, with all that is no port
        }
        throw new ConcordatException(new Problem(
                "'" + PORT + "' is '" + value + "', which is no port.",
                whereSet(),
                "give a number from 1 to 65535, or remove it to use a free port."));
    }

    private static String whereSet() {
        return "'" + PORT + "' in " + Settings.FILE + ", system property 'concordat." + PORT
                + "' or environment variable '" + Settings.variableName(PORT) + "'";
    }

    /**
     * Begins to start the first server of a provider, so that it starts while the test describes what it needs. What
     * goes wrong is told when the server is borrowed.
     */
    public void prepare(String provider) {
        synchronized (idle) {
            ahead.computeIfAbsent(key(provider), key -> startInBackground(provider));
        }
    }

    private CompletableFuture<MockServer> startInBackground(String provider) {
        CompletableFuture<MockServer> first = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        MockServer server = start(provider);
                        first.complete(server);
                        WarmUp.of(server);
                    } catch (RuntimeException | Error e) {
                        first.completeExceptionally(e);
                    }
                },
                "concordat-mock-start");
        thread.setDaemon(true);
        thread.start();
        return first;
    }

    /** A server that serves this exchange and no other until it is given back. */
    public MockServer borrow(String provider, Exchange exchange) {
        if (port.isPresent()) {
            fixedPort.acquireUninterruptibly();
        }
        try {
            MockServer server = idleOrNew(provider);
            server.serve(exchange);
            return server;
        } catch (RuntimeException e) {
            fixedPort.release(port.isPresent() ? 1 : 0);
            throw e;
        }
    }

    /** Takes a server back for the next test. */
    public void giveBack(String provider, MockServer server) {
        server.serve(null);
        synchronized (idle) {
            idle.computeIfAbsent(key(provider), key -> new ArrayDeque<>()).push(server);
        }
        fixedPort.release(port.isPresent() ? 1 : 0);
    }

    private MockServer idleOrNew(String provider) {
        CompletableFuture<MockServer> first;
        synchronized (idle) {
            Deque<MockServer> free = idle.computeIfAbsent(key(provider), key -> new ArrayDeque<>());
            if (!free.isEmpty()) {
                return free.pop();
            }
            first = ahead.put(key(provider), TAKEN);
        }
        MockServer started = first == null || first == TAKEN ? start(provider) : await(first);
        synchronized (idle) {
            all.add(started);
        }
        return started;
    }

    private static MockServer await(CompletableFuture<MockServer> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConcordatException told) {
                throw told;
            }
            throw e;
        }
    }

    private String key(String provider) {
        return port.isPresent() ? "" : provider;
    }

    private MockServer start(String provider) {
        try {
            return new MockServer(port.orElse(0));
        } catch (FatalStartupException e) {
            throw new ConcordatException(
                    new Problem(
                            "The mock of '" + provider + "' cannot listen on port " + port.orElse(0) + ": "
                                    + rootCause(e).getMessage() + ".",
                            whereSet(),
                            "stop what listens there, or remove the setting to use a free port."),
                    e);
        }
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        synchronized (idle) {
            ahead.values().stream().filter(first -> first != TAKEN).forEach(MockServers::closeWhenStarted);
            ahead.clear();
            all.forEach(MockServer::close);
            all.clear();
            idle.clear();
        }
    }

    private static void closeWhenStarted(CompletableFuture<MockServer> first) {
        try {
            first.join().close();
        } catch (CompletionException e) {
            // it did not start, and nobody asked for it
        }
    }
}
