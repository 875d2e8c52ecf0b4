package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.Database;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import dev.concordat.provider.shop.ShopApplication;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

class DatabaseStateTests {

    @TempDir
    Path pacts;

    @ProviderContract("shop")
    @SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    static class ShopTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify();
        }

        @ProviderState("two products are added")
        void add(Database database, DataSource dataSource, Map<String, Object> parameters) throws SQLException {
            assertThat(database.name()).isEqualTo("main");
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into product (name) values ('one'), ('two')");
            }
        }
    }

    private static String products(String description, String states, String body) {
        return PactText.get(description, states, "/products", body, "");
    }

    @Test
    void verifyWhenStatesFillTheDatabaseResetsItBeforeEachInteraction() {
        String kettle = "{\"name\": \"product exists\", \"params\": {\"id\": 10}}";
        String gone = "{\"name\": \"product is discontinued\", \"params\": {\"id\": 10, \"since\": \"2026-01-15\"}}";
        PactText.write(
                pacts,
                "storefront",
                "shop",
                products("one", kettle, "{\"products\": [\"10 Kettle ACTIVE null\"]}"),
                products("none", "{\"name\": \"no products\"}", "{\"products\": []}"),
                products(
                        "gone",
                        kettle + "," + gone,
                        "{\"products\": [\"10 Kettle (was 'ACTIVE'?) DISCONTINUED 2026-01-15\"]}"),
                products(
                        "added",
                        "{\"name\": \"two products are added\"}",
                        "{\"products\": [\"1 one ACTIVE null\", \"2 two ACTIVE null\"]}"),
                products("none again", "", "{\"products\": []}"));

        ContractTestRun run = ContractTestRun.of(pacts, ShopTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.report().schemaVersion()).containsExactly("main 2");
        assertThat(run.report().outcomes())
                .hasSize(5)
                .extracting(InteractionOutcome::status)
                .containsOnly(Status.VERIFIED);
    }

    @Test
    void verifyWhenStateReturnsStoredRowsInjectsTheirGeneratedColumns() {
        PactText.write(pacts, "storefront", "shop", """
                {
                  "type": "Synchronous/HTTP",
                  "description": "an order",
                  "providerStates": [{"name": "an order is there", "params": {"customer": "ada"}}],
                  "request": {
                    "method": "GET",
                    "path": "/orders/99",
                    "generators": {
                      "path": {"type": "ProviderState", "expression": "/orders/${orderId}", "dataType": "STRING"}
                    }
                  },
                  "response": {
                    "status": 200,
                    "headers": {"Content-Type": ["application/json"]},
                    "body": {
                      "content": {"customer": "ada", "greeting": "?"},
                      "contentType": "application/json",
                      "encoded": false
                    },
                    "generators": {
                      "body": {"$.greeting": {"type": "ProviderState", "expression": "greeting", "dataType": "STRING"}}
                    }
                  }
                }
                """);

        ContractTestRun run = ContractTestRun.of(pacts, ShopTestCases.class);

        assertThat(run.failures()).isEmpty();
    }

    @Test
    void preFlightWhenSqlUsesUnknownParameterNamesStateAndLine() {
        PactText.write(
                pacts,
                "storefront",
                "shop",
                products("gone", "{\"name\": \"product is discontinued\", \"params\": {\"id\": 10}}", "{}"));

        ContractTestRun run = ContractTestRun.of(pacts, ShopTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("sql-parameter-unknown"));
    }

    @Test
    void verifyWhenRowsDoNotFitTheTableIsAnErrorThatNamesTheLine() {
        PactText.write(pacts, "storefront", "shop", products("red", "{\"name\": \"a product of no colour\"}", "{}"));

        ContractTestRun run = ContractTestRun.of(pacts, ShopTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("rows-column-unknown"));
        assertThat(run.report().outcomes().get(0).status()).isEqualTo(Status.ERROR);
    }
}
