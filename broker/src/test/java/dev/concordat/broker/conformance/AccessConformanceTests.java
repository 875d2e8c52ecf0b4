package dev.concordat.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerOptions;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is let in and who is not, as recorded with the official broker with a read-write and a read-only user. */
@FreshDatabase
class AccessConformanceTests {

    private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

    @Test
    void callersAreRefusedAndLetInAsByTheOfficialBroker(Database database) throws IOException {
        try (Broker broker = RunningBroker.on(
                database,
                Map.of(
                        BrokerOptions.USERNAME, "rw",
                        BrokerOptions.PASSWORD, "rwpass",
                        BrokerOptions.READ_ONLY_USERNAME, "ro",
                        BrokerOptions.READ_ONLY_PASSWORD, "ropass"))) {
            Replay replay = new Replay(broker.port());
            List<String> differences = new ArrayList<>();
            List<Conversation> conversations = Conversation.read("basic-auth.jsonl");
            for (Conversation conversation : conversations) {
                String difference = REFUSED.contains(conversation.status())
                        ? replay.hold(conversation)
                        : refusal(broker.port(), conversation);
                if (difference != null) {
                    differences.add(conversation + ": " + difference);
                }
            }
            assertThat(differences).isEmpty();
            assertThat(conversations).hasSize(31);
        }
    }

    /** What is answered to those let in, {@link ConformanceTests} compares. */
    private static @Nullable String refusal(int port, Conversation conversation) throws IOException {
        int status = RawHttp.send(
                        port, conversation.method(), conversation.path(), conversation.headers(), conversation.body())
                .status();
        return REFUSED.contains(status) ? "was refused with " + status : null;
    }
}
