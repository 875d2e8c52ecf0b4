package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.concordat.ConcordatException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@EnabledWithImage("postgres:18-alpine")
class ContainerDatabaseIT {

    /** Given to a data directory once and for all, when it is made. */
    private static final String SERVER = "select system_identifier from pg_control_system()";

    @Test
    void prepareWhenImageIsNamedRunsInItsContainerOnLoopback() {
        Databases databases = PreparedBy.yaml("""
                databases:
                  shop: {image: "postgres:18-alpine", migrations: "classpath:db/migration", fixtures: [baseline]}
                """);
        try {
            Database shop = databases.get("shop");
            PreparedBy.execute(shop, "delete from sales.purchase");

            shop.reset();

            assertThat(shop.schemaVersion()).isEqualTo("3");
            assertThat(PreparedBy.column(shop, "select id from sales.purchase")).containsExactly("5");
            assertThat(PreparedBy.column(shop, "show data_directory"))
                    .isNotEqualTo(PreparedBy.column(Databases.declared().get("main"), "show data_directory"));
        } finally {
            databases.close();
        }
    }

    @Test
    void prepareWhenTheSameIsWantedAgainTakesItFromTheCache() {
        String yaml = """
                databases:
                  again: {image: "postgres:18-alpine", migrations: "classpath:db/migration", fixtures: [baseline]}
                """;
        Databases first = PreparedBy.yaml(yaml);
        List<String> made = PreparedBy.column(first.get("again"), SERVER);
        first.close();
        Databases databases = PreparedBy.yaml(yaml);
        try {
            Database again = databases.get("again");

            assertThat(again.schemaVersion()).isEqualTo("3");
            assertThat(PreparedBy.column(again, "select id from sales.purchase"))
                    .containsExactly("5");
            assertThat(PreparedBy.column(again, SERVER)).isEqualTo(made);
        } finally {
            databases.close();
        }
    }

    @Test
    void prepareWhenTheImageCannotBeHadSaysSoWithinTheTimeAllowed() {
        Throwable thrown = catchThrowable(() -> PreparedBy.yaml("""
                databases:
                  shop: {image: "localhost:1/nobody/postgres:18", start-timeout: 3s}
                """));

        assertThat(thrown).isInstanceOf(ConcordatException.class);
        assertThat(String.valueOf(thrown.getMessage())
                        .replaceAll("(?s)could not be had.*\\n  Where", "could not be had ...\n  Where"))
                .isEqualTo("""
                        The image 'localhost:1/nobody/postgres:18' could not be had ...
                          Where: concordat.yml:2
                          Fix: see that 'docker pull localhost:1/nobody/postgres:18' goes well and that it is a \
                        PostgreSQL; 'databases.shop.start-timeout' allows more time.""");
    }

    @Test
    void resetWhenTheContainerWasStoppedTellsThat() {
        Databases databases = PreparedBy.yaml("""
                databases:
                  doomed: {image: "postgres:18-alpine"}
                """);
        try {
            Database doomed = databases.get("doomed");
            assertThat(catchThrowable(
                            () -> PreparedBy.execute(doomed, "copy (select 1) to program 'kill -QUIT 1; sleep 60'")))
                    .isNotNull();

            Throwable thrown = await().until(() -> catchThrowable(doomed::reset), Objects::nonNull);

            assertThat(thrown).isInstanceOf(ConcordatException.class);
            assertThat(thrown).hasMessageStartingWith("The container of database 'doomed' has died. Its last words:");
        } finally {
            databases.close();
        }
    }
}
