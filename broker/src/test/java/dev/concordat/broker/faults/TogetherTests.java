package dev.concordat.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.BrokerOptions;
import dev.concordat.broker.Contract;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import dev.concordat.database.server.DurableServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once, and two brokers on one database. */
class TogetherTests {

    private static final int PUBLISHERS = 8;

    @Nested
    @FreshDatabase
    class Publishing {

        @Test
        void eightPublishersOfOneVersionWithOtherContentLeaveOneWinner(Database database) throws Exception {
            try (Broker one = RunningBroker.on(database);
                    Broker other = RunningBroker.on(database)) {
                List<Integer> statuses = together(
                        PUBLISHERS,
                        publisher -> publish(
                                publisher % 2 == 0 ? one : other,
                                Contract.of("web", "1").onBranch("main").saying("content " + publisher)));

                assertThat(statuses).containsOnlyOnce(200);
                assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
                assertThat(new BrokerCalls(other)
                                .get("/pacts/provider/shop/consumer/web/version/1")
                                .statusCode())
                        .isEqualTo(200);
            }
        }

        @Test
        void eightPublishersOfTheSameContentAllSucceed(Database database) throws Exception {
            try (Broker one = RunningBroker.on(database);
                    Broker other = RunningBroker.on(database)) {
                List<Integer> statuses = together(
                        PUBLISHERS,
                        publisher -> publish(
                                publisher % 2 == 0 ? one : other,
                                Contract.of("web", "1").onBranch("main").saying("the same")));

                assertThat(statuses).containsOnly(200);
            }
        }

        @Test
        void eightVersionsAtOnceAreAllThere(Database database) throws Exception {
            try (Broker one = RunningBroker.on(database);
                    Broker other = RunningBroker.on(database)) {
                List<Integer> statuses = together(
                        PUBLISHERS,
                        publisher -> publish(
                                publisher % 2 == 0 ? one : other,
                                Contract.of("web", "v" + publisher).onBranch("main")));

                assertThat(statuses).containsOnly(200);
                assertThat(BrokerCalls.json(new BrokerCalls(one).get("/pacts/provider/shop/consumer/web/versions"))
                                .at("/_embedded/pacts")
                                .size())
                        .isEqualTo(PUBLISHERS);
            }
        }

        @Test
        void publishersOfTheSamePactsInOppositeOrderDoNotWaitCrosswise(Database database) throws Exception {
            try (Broker one = RunningBroker.on(database);
                    Broker other = RunningBroker.on(database)) {
                for (int round = 0; round < 5; round++) {
                    String content = "content " + round;
                    List<Integer> statuses = together(PUBLISHERS, publisher -> {
                        Contract contract =
                                Contract.of("web", content + publisher).saying(content);
                        return publisher % 2 == 0
                                ? publish(one, contract, "shop", "stock")
                                : publish(other, contract, "stock", "shop");
                    });

                    assertThat(statuses).containsOnly(200);
                }
            }
        }

        private int publish(Broker broker, Contract contract) {
            return publish(broker, contract, "shop");
        }

        private int publish(Broker broker, Contract contract, String... providers) {
            return contract.send(new BrokerCalls(broker), providers).statusCode();
        }
    }

    @Test
    void twoBrokersThatStartOnOneEmptyDatabaseMigrateItOnce(@TempDir Path folder) throws Exception {
        try (DurableServer server = DurableServer.start(folder.resolve("postgresql"))) {
            BrokerOptions options = BrokerOptions.onDatabase(server.jdbcUrl(), server.username(), server.password());
            List<Integer> answers = together(2, index -> {
                try (Broker broker = Broker.start(options)) {
                    return new BrokerCalls(broker).get("/pacticipants").statusCode();
                }
            });

            assertThat(answers).containsExactly(200, 200);
        }
    }

    /** Something that one of many does. */
    private interface Part {
        int play(int index) throws Exception;
    }

    private static List<Integer> together(int count, Part part) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier barrier = new CyclicBarrier(count);
            List<Callable<Integer>> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                parts.add(() -> {
                    barrier.await();
                    return part.play(index);
                });
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> future : pool.invokeAll(parts)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
