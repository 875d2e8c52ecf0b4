package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DatabasesTests {

    /** Would be null if the databases were prepared later than the first class is initialised. */
    private static final Database MAIN = Databases.declared().get("main");

    @Nested
    class Declared {

        @Test
        void declaredWhenFileDeclaresOneHandsItOutMigratedAndLoaded() {
            assertThat(Databases.declared().all()).extracting(Database::name).containsExactly("main");
            assertThat(MAIN.url()).matches("jdbc:postgresql://127\\.0\\.0\\.1:\\d+/main");
            assertThat(MAIN.username()).isEqualTo("postgres");
            assertThat(MAIN.schemaVersion()).isEqualTo("3");
            assertThat(PreparedBy.column(MAIN, "select name from product order by id"))
                    .containsExactly("Kettle", "Lid");
        }

        @Test
        void declaredWhenAskedFromManyThreadsIsOne() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                Callable<Database> ask = () -> Databases.declared().get("main");
                for (Future<Database> answer : threads.invokeAll(List.of(ask, ask, ask, ask))) {
                    assertThat(answer.get()).isSameAs(MAIN);
                }
            } finally {
                threads.shutdown();
            }
        }

        @Test
        void serverWhenItIsOursListensOnLoopbackOnly() {
            assertThat(PreparedBy.column(MAIN, "show listen_addresses")).containsExactly("127.0.0.1");
            assertThat(PreparedBy.column(MAIN, "show unix_socket_directories")).containsExactly("");
        }

        @Test
        void printedWhenAskedHidesThePassword() {
            assertThat(MAIN.password()).hasSize(32);
            assertThat(MAIN.toString() + MAIN.url()).doesNotContain(MAIN.password());
        }
    }

    @Nested
    class Get {

        @Test
        void getWhenNameIsUnknownListsTheDeclared() {
            assertThatThrownBy(() -> Databases.declared().get("mein"))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessage("""
                            There is no database 'mein'.
                              Where: concordat.yml
                              Fix: did you mean 'main'? Declared: main.""");
        }

        @Test
        void getWhenNothingIsDeclaredSaysWhereToDeclare() {
            assertThatThrownBy(() -> PreparedBy.yaml("").get("main")).hasMessage("""
                            There is no database 'main'.
                              Where: concordat.yml
                              Fix: declare it under 'databases'.""");
        }
    }

    @Nested
    class Settings {

        @Test
        void prepareWhenKeyIsUnknownNamesTheNearest() {
            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {migration: x}"))
                    .hasMessage("""
                            'migration' is not a key of 'databases.shop'.
                              Where: concordat.yml:2
                              Fix: did you mean 'migrations'? Known: migrations, fixtures, image, url, username, \
                            password, port, profiles, lock-wait, flyway, migrate, schemas, extensions, version, keep, reset, sequences, verify-reset, check-entities, property, now, models, natural-keys, start-timeout.""");
        }

        @Test
        void prepareWhenPortIsNoneSaysSo() {
            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {port: 70000}"))
                    .hasMessage("""
                            'databases.shop.port' cannot be '70000'.
                              Where: concordat.yml:2
                              Fix: write a number from 1 to 65535, or leave it out for a free port.""");
        }

        @Test
        void prepareWhenLockWaitHasNoUnitSaysSo() {
            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {lock-wait: 5}"))
                    .hasMessage("""
                            'databases.shop.lock-wait' cannot be '5'.
                              Where: concordat.yml:2
                              Fix: write a number with its unit: 500ms, 5s or 1m.""");
        }

        @Test
        void prepareWhenImageAndUrlAreNamedRefuses() {
            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop:\n    url: a\n    image: b"))
                    .hasMessage("""
                            Database 'shop' has both 'image' and 'url'.
                              Where: concordat.yml:4
                              Fix: keep 'image' for a container, or 'url' for a database that exists.""");
        }
    }
}
