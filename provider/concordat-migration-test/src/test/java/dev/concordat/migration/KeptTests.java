package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class KeptTests {

    private static final Pattern LINES = Pattern.compile("""
            Database 'kept' is kept as this failure left it, the first of the run\\.
              Where: JDBC:  (?<url>jdbc:postgresql://127\\.0\\.0\\.1:\\d+/kept)\\?user=postgres   \\(password: last \
            field of (?<passwords>\\S+)\\)
                psql:  PGPASSFILE=\\S+ psql -h 127\\.0\\.0\\.1 -p \\d+ -U postgres kept
                data:  (?<data>\\S+)
                stop:  kill -INT (?<pid>\\d+)   \\(the next run deletes the data\\)
              Fix: look into it; 'databases\\.kept\\.keep' is why it is there\\.""");

    @Test
    void databaseWhenAMigrationFailsIsKeptAsItWasLeftAndOthersGoOn() throws Exception {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(FailingTestCases.class))
                .execute()
                .testEvents();

        tests.assertStatistics(statistics -> statistics.started(3).succeeded(1).failed(2));
        List<Throwable> thrown = tests.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
        assertThat(thrown.get(1).getSuppressed()).isEmpty();
        Matcher lines = LINES.matcher(thrown.get(0).getSuppressed()[0].getMessage());
        assertThat(lines.matches())
                .as(thrown.get(0).getSuppressed()[0].getMessage())
                .isTrue();
        try {
            assertThat(rows(lines)).isEqualTo(1);
        } finally {
            stop(lines);
        }
    }

    private static int rows(Matcher lines) throws Exception {
        String line = Files.readString(Path.of(lines.group("passwords"))).strip();
        String password = line.substring(line.lastIndexOf(':') + 1);
        try (Connection connection = DriverManager.getConnection(lines.group("url"), "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from product where price is null")) {
            row.next();
            return row.getInt(1);
        }
    }

    // The next run would clear up after it; this one leaves nothing to be cleared up.
    private static void stop(Matcher lines) throws Exception {
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(lines.group("pid"))).orElseThrow();
        new ProcessBuilder("kill", "-INT", lines.group("pid")).start().waitFor();
        server.onExit().get(30, TimeUnit.SECONDS);
        Path folder = Path.of(lines.group("data"));
        assertThat(folder.getFileName().toString()).startsWith("concordat-");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @MigrationTest(value = "2", database = "kept")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class FailingTestCases {

        @Test
        @Order(1)
        void fails(MigratingDatabase db) {
            db.table("product").insert("id", 1, "price", null);
            db.migrate();
        }

        @Test
        @Order(2)
        void failsToo(MigratingDatabase db) {
            db.table("product").insert("id", 2, "price", null);
            db.migrate();
        }

        @Test
        @Order(3)
        void goesOn(MigratingDatabase db) {
            db.migrate();
        }
    }
}
