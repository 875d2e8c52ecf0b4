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
import java.util.concurrent.Semaphore;

/**
 * The servers of a run: one for each provider, and more of them only while tests with the same provider run at the same
 * time. With a fixed port there is one for all, and such tests wait for each other.
 */
public final class MockServers implements AutoCloseable {

    /** The port to listen on; any free one where it is not set. */
    public static final String PORT = Settings.MOCK + ".port";

    private final OptionalInt port;
    private final Semaphore fixedPort = new Semaphore(1, true);
    private final Map<String, Deque<MockServer>> idle = new HashMap<>();
    private final List<MockServer> all = new ArrayList<>();

    /** No server yet; each starts when it is first needed. */
    public MockServers(Settings settings) {
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
        synchronized (idle) {
            Deque<MockServer> free = idle.get(key(provider));
            if (free != null && !free.isEmpty()) {
                return free.pop();
            }
        }
        MockServer started = start(provider);
        synchronized (idle) {
            all.add(started);
        }
        return started;
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
            all.forEach(MockServer::close);
            all.clear();
            idle.clear();
        }
    }
}
