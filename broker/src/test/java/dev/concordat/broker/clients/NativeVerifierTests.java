package dev.concordat.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.Contract;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verifier that Pact's JavaScript, Python, .NET and Go libraries share. */
@FreshDatabase
class NativeVerifierTests {

    @Test
    void selectsPendingAndPublishesResults(Database database) throws IOException, InterruptedException {
        Path home = PactClients.home();
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        shop.start();
        try (Broker broker = RunningBroker.on(database)) {
            BrokerCalls calls = new BrokerCalls(broker);
            Contract.of("web", "1").onBranch("main").publish(calls, "shop");

            PactClients.Result first = verify(home, broker, shop, "p1");
            PactClients.Result second = verify(home, broker, shop, "p2");

            assertThat(first.exit()).as(first.output()).isZero();
            assertThat(first.output()).contains("It is pending");
            assertThat(second.exit()).as(second.output()).isZero();
            assertThat(second.output()).doesNotContain("It is pending");
            assertThat(BrokerCalls.json(calls.get("/verification-results/consumer/web/version/1/latest"))
                            .at("/_embedded/verificationResults/0/providerApplicationVersion")
                            .asString())
                    .isEqualTo("p2");
            shop.stop(0);
            PactClients.Result broken = verify(home, broker, shop, "p3");
            assertThat(broken.exit()).as(broken.output()).isEqualTo(1);
            assertThat(BrokerCalls.json(calls.get("/verification-results/consumer/web/version/1/latest"))
                            .at("/success")
                            .asBoolean())
                    .isFalse();
        } finally {
            shop.stop(0);
        }
    }

    private static PactClients.Result verify(Path home, Broker broker, HttpServer shop, String version)
            throws IOException, InterruptedException {
        String options = """
                {"providerBaseUrl": "http://127.0.0.1:%d", "provider": "shop", "pactBrokerUrl": "%s",
                 "providerVersion": "%s", "providerVersionBranch": "main", "publishVerificationResult": true,
                 "enablePending": true, "includeWipPactsSince": "2020-01-01", "logLevel": "error",
                 "consumerVersionSelectors": [{"mainBranch": true}, {"deployedOrReleased": true}]}
                """.formatted(shop.getAddress().getPort(), broker.url(), version);
        // Modules are looked for beside the script.
        java.nio.file.Files.copy(
                Path.of("src/test/clients/verify.cjs"),
                home.resolve("verify.cjs"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return PactClients.run(home, Map.of(), List.of("node", "verify.cjs", options));
    }
}
