package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Third parties without Spring: the application reads a system property. */
class ThirdPartyTests {

    private static final List<String> SEEN = new ArrayList<>();

    @TempDir
    Path pacts;

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @ProviderContract("catalog")
    static class CatalogTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) throws Exception {
            try (TrivialServer server = new TrivialServer().answer("/p", "{}")) {
                interaction.verify(server.url());
                SEEN.add(get("/health"));
                SEEN.add(get("/stock/KET-1"));
            }
        }

        private static String get(String path) throws IOException, InterruptedException {
            URI uri = URI.create(System.getProperty("catalog.stock.url") + path);
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : String.valueOf(response.statusCode());
        }
    }

    @Test
    void verifyWhenStatesLoadStubsForgetsThemWithTheNextInteraction() {
        String stock = "{\"name\": \"stock is known\", \"params\": {\"sku\": \"KET-1\", \"quantity\": 7}}";
        PactText.write(
                pacts,
                "storefront",
                "catalog",
                PactText.get("with stock", stock, "/p", "{}", ""),
                PactText.get("without", "", "/p", "{}", ""));

        ContractTestRun run = ContractTestRun.of(pacts, CatalogTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(SEEN).containsExactly("UP", "{\"quantity\":7,\"sku\":\"KET-1\"}", "UP", "404");
        assertThat(System.getProperty("catalog.stock.url")).isNull();
    }
}
