package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class StepsToldTests {

    private static final Database MAIN = Databases.declared().get("main");

    private final PrintStream usual = System.out;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(usual);
    }

    private List<String> told(String level) {
        PreparedBy.yaml("""
                        steps: %s
                        databases:
                          told:
                            url: "%s"
                            username: "%s"
                            password: "%s"
                            migrations: "classpath:db/concurrently"
                            schemas: shop
                        """.formatted(
                        level, MAIN.url().replaceFirst("/[^/]*$", "/told_" + level), MAIN.username(), MAIN.password()))
                .close();
        return told.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("concordat: told: "))
                .map(line -> line.substring("concordat: told: ".length()).replaceAll("\\(\\d+\\.\\d\\d s\\)", "(N s)"))
                .toList();
    }

    @Test
    void prepareWhenStepsAreVerboseTellsEachMigration() {
        assertThat(told("verbose"))
                .contains(
                        "made schemas shop (N s)",
                        "migrating V1__product.sql",
                        "migrating V2__index.sql",
                        "migrated 2 migrations, to version 2 (N s)",
                        "note: 'V2__index.sql' works concurrently, and the application's own Flyway would wait there"
                                + " without end; set spring.flyway.postgresql.transactional-lock: false",
                        "checked: migrations valid, none pending, none failed (N s)")
                .endsWith("dropping what was made for this run");
    }

    @Test
    void prepareWhenStepsAreQuietTellsNone() {
        assertThat(told("quiet")).isEmpty();
    }
}
