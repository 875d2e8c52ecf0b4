package dev.concordat.consumer;

import au.com.dius.pact.core.model.V4Interaction;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.consumer.internal.http.Exchange;
import dev.concordat.consumer.internal.http.MockServer;
import dev.concordat.consumer.internal.http.MockServers;
import dev.concordat.pact.RecordedInteraction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One running test of a contract: what it describes, and the server that it borrowed, if any. */
final class ContractTest implements AutoCloseable {

    private final Pacticipants pacticipants;
    private final MockServers servers;
    private final Exchange exchange;
    private final MessageExchange messages;
    private @Nullable MockServer server;

    /** The test is named {@code fully.qualified.ClassName#method}. */
    ContractTest(Pacticipants pacticipants, String test, MockServers servers) {
        this.pacticipants = pacticipants;
        this.servers = servers;
        this.exchange = new Exchange(pacticipants.consumer(), pacticipants.provider(), test);
        this.messages = new MessageExchange(test);
    }

    String name() {
        return exchange.test();
    }

    ProviderMock mock() {
        return new ProviderMock(exchange, this::server);
    }

    ProviderMessages messages() {
        return new ProviderMessages(messages);
    }

    private synchronized MockServer server() {
        if (server == null) {
            server = servers.borrow(pacticipants.provider(), exchange);
        }
        return server;
    }

    /** What the test described, for the pact. */
    List<RecordedInteraction> interactions() {
        return Stream.<V4Interaction>concat(exchange.interactions().stream(), messages.interactions().stream())
                .map(interaction -> RecordedInteraction.of(name(), interaction))
                .toList();
    }

    /**
     * Checks that what was described and what happened are the same.
     *
     * @throws ConcordatException that tells all that is not
     */
    void check() {
        List<Problem> problems = new ArrayList<>(exchange.problems());
        problems.addAll(messages.problems());
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            servers.giveBack(pacticipants.provider(), server);
            server = null;
        }
    }
}
