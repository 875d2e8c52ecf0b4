package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.concordat.database.Database;
import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadDatabaseTests {

    private static final TrivialServer SERVER = new TrivialServer();

    @TempDir
    Path pacts;

    @TempDir
    Path declared;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ProviderContract("shop")
    static class ShopTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(SERVER.url());
        }

        @ProviderState("the database dies")
        void die(Database database) throws Exception {
            ProcessHandle server = server(database);
            server.destroyForcibly();
            Awaitility.await().until(() -> !server.isAlive());
        }

        private static ProcessHandle server(Database database) throws Exception {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet session = statement.executeQuery("select pg_backend_pid()")) {
                session.next();
                return ProcessHandle.of(session.getLong(1))
                        .orElseThrow()
                        .parent()
                        .orElseThrow();
            }
        }
    }

    @Test
    void verifyWhenTheServerDiesCountsNothingAsVerifiedFromThenOn() throws Exception {
        SERVER.answer("/products", "{\"products\": []}");
        String body = "{\"products\": []}";
        PactText.write(
                pacts,
                "storefront",
                "shop",
                PactText.get("before", "", "/products", body, ""),
                PactText.get("during", "{\"name\": \"the database dies\"}", "/products", body, ""),
                PactText.get("after", "", "/products", body, ""));

        // The declared one is needed by other tests.
        ContractTestRun run = DeclaredBy.yaml(
                declared, "databases:\n  main: {}\n", () -> ContractTestRun.of(pacts, ShopTestCases.class));

        assertThat(run.report().outcomes())
                .extracting(InteractionOutcome::description, InteractionOutcome::status)
                .containsExactly(
                        tuple("before", Status.VERIFIED), tuple("during", Status.ERROR), tuple("after", Status.ERROR));
        List<String> failures = run.failures();
        assertThat(failures).hasSizeGreaterThanOrEqualTo(2).allMatch(failure -> failure.matches("(?s)" + """
                The embedded PostgreSQL of database 'main' has died \\(process \\d+, exit code \\d+\\)\\. \
                Its last words:
                .*
                  Where: concordat\\.yml:\\d
                  Fix: start the run again; a server that somebody killed, or the system for want of memory, says \
                nothing of it\\."""));
    }
}
