package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.springframework.util.FileSystemUtils;

class KeptDatabaseTests {

    private static final TrivialServer SERVER = new TrivialServer();

    private static final Pattern KEPT = Pattern.compile(
            "(?s)Database 'main' is kept as this failure left it, the first of the run\\.\n"
                    + "  Where: JDBC: .*/main_failed\\?user=postgres .*data:  (?<data>\\S+)\n.*kill -INT (?<pid>\\d+) .*");

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

        @ProviderState("a product is there")
        void add(Database database) throws SQLException {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into product (name) values ('one')");
            }
        }
    }

    @Test
    void databaseWhenAnInteractionFailsIsKeptAsItLeftIt() throws Exception {
        SERVER.answer("/products", "{\"products\": []}");
        String state = "{\"name\": \"a product is there\"}";
        PactText.write(
                pacts,
                "storefront",
                "shop",
                PactText.get("failing", state, "/products", "{\"products\": [\"one\"]}", ""),
                PactText.get("after", "", "/products", "{\"products\": []}", ""));

        ContractTestRun run = DeclaredBy.yaml(
                declared, "databases: {main: {keep: failed}}", () -> ContractTestRun.of(pacts, ShopTestCases.class));

        assertThat(run.failures()).hasSize(1);
        Matcher kept = KEPT.matcher(suppressed(run).get(0));
        assertThat(kept.matches()).as(suppressed(run).get(0)).isTrue();
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(kept.group("pid"))).orElseThrow();
        new ProcessBuilder("kill", "-INT", kept.group("pid")).start().waitFor(10, TimeUnit.SECONDS);
        Awaitility.await().until(() -> !server.isAlive());
        FileSystemUtils.deleteRecursively(Path.of(kept.group("data")));
    }

    private static List<String> suppressed(ContractTestRun run) {
        return run.results().testEvents().failed().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .flatMap(thrown -> List.of(thrown.getSuppressed()).stream())
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .toList();
    }
}
