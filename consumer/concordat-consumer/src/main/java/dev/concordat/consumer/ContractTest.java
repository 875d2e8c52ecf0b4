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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One running test of a contract: what it describes, and the server that it borrowed, if any. */
final class ContractTest implements AutoCloseable {

    private final Pacticipants pacticipants;
    private final MockServers servers;
    private final Exchange exchange;
    private final MessageExchange messages;
    private @Nullable MockServer server;
    private boolean closed;

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
        servers.prepare(pacticipants.provider());
        return new ProviderMock(exchange, this::server);
    }

    ProviderMessages messages() {
        return new ProviderMessages(messages);
    }

    private synchronized MockServer server() {
        if (closed) {
            throw new ConcordatException(new Problem(
                    "The mock of '" + pacticipants.provider() + "' was asked for its URL after its test was over.",
                    name(),
                    "take a ProviderMock as parameter of the test that needs it, and do not keep it."));
        }
        if (server == null) {
            server = servers.borrow(pacticipants.provider(), exchange);
        }
        return server;
    }

    /**
     * Checks that what was described and what happened are the same.
     *
     * @return what the test described, for the pact
     * @throws ConcordatException that tells all that is not
     */
    List<RecordedInteraction> check() {
        List<RecordedInteraction> interactions = Stream.<V4Interaction>concat(
                        exchange.interactions().stream(), messages.interactions().stream())
                .map(interaction -> RecordedInteraction.of(name(), interaction))
                .toList();
        List<Problem> problems = new ArrayList<>(exchange.problems());
        problems.addAll(messages.problems());
        interactions.forEach(interaction -> urlWithin(interaction).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return interactions;
    }

    /** The mock's port is another one in every run, and a pact must not be. */
    private synchronized Optional<Problem> urlWithin(RecordedInteraction interaction) {
        if (server == null || !interaction.contains(server.url())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "'" + interaction.description() + "' has the mock's own URL, '" + server.url()
                        + "', among its examples, and that is another one in every run.",
                name(),
                "describe links with Pact's matchUrl2(name, ...), which leaves the server's part open."));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            servers.giveBack(pacticipants.provider(), server);
            server = null;
        }
    }
}
