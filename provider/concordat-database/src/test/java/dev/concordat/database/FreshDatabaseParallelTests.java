package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshDatabaseParallelTests {

    /** Nobody passes before both classes are at work. */
    private static volatile CountDownLatch both = new CountDownLatch(2);

    private static final Map<Class<?>, String> URLS = new ConcurrentHashMap<>();

    private static final AtomicInteger RUNNING = new AtomicInteger();

    private static final AtomicInteger MOST = new AtomicInteger();

    @BeforeEach
    void start() {
        both = new CountDownLatch(2);
        URLS.clear();
        RUNNING.set(0);
        MOST.set(0);
    }

    @Test
    void classesWhenTheyRunAtTheSameTimeHaveDatabasesOfTheirOwn() {
        String main = Databases.declared().get("main").url();

        TestRun run = TestRun.inParallel(OneTestCases.class, OtherTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(12);
        assertThat(URLS.values()).hasSize(2).doesNotHaveDuplicates().doesNotContain(main);
    }

    @Test
    void copiesWhenTheyWereGivenBackAreUsedAgain() {
        TestRun.inParallel(OneTestCases.class, OtherTestCases.class);
        Map<Class<?>, String> before = Map.copyOf(URLS);
        start();

        TestRun run = TestRun.inParallel(OneTestCases.class, OtherTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(URLS.values()).containsExactlyInAnyOrderElementsOf(before.values());
    }

    @Test
    void testsWhenTheyAreOfOneClassNeverRunAtTheSameTime() {
        both = new CountDownLatch(0);

        TestRun run = TestRun.inParallel(OneTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(MOST).hasValue(1);
    }

    @Test
    void classesWhenTheDatabaseCannotBeCopiedRunOneAfterTheOther(@TempDir Path folder) throws Exception {
        both = new CountDownLatch(0);
        Database main = Databases.declared().get("main");
        String existing =
                """
                databases:
                  main: {url: "%s", username: "%s", password: "%s", migrations: "classpath:db/migration", \
                fixtures: [baseline]}
                """.formatted(main.url().replaceFirst("/main$", "/parallel_classes"), main.username(), main.password());

        DeclaredBy.yaml(folder, existing, () -> {
            try {
                TestRun run = TestRun.inParallel(OneTestCases.class, OtherTestCases.class);

                assertThat(run.failures()).isEmpty();
                assertThat(URLS.values())
                        .hasSize(2)
                        .containsOnly(Databases.declared().get("main").url());
                assertThat(MOST).hasValue(1);
            } finally {
                Databases.declared().close();
            }
        });
    }

    @Test
    void databaseWhenNothingIsParallelIsTheDeclaredOne() {
        both = new CountDownLatch(0);
        String main = Databases.declared().get("main").url();

        assertThat(TestRun.of(OneTestCases.class, OtherTestCases.class).failures())
                .isEmpty();

        assertThat(URLS.values()).hasSize(2).containsOnly(main);
    }

    abstract static class Writing {

        @RepeatedTest(3)
        void writes(Database database) throws InterruptedException {
            use(database);
        }

        @RepeatedTest(2)
        void writesOnceMore(DataSource dataSource, Database database) throws InterruptedException {
            assertThat(dataSource).isNotNull();
            use(database);
        }

        void use(Database database) throws InterruptedException {
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            try {
                URLS.putIfAbsent(getClass(), database.url());
                both.countDown();
                assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
                FreshDatabaseTests.use(database.dataSource());
            } finally {
                RUNNING.decrementAndGet();
            }
        }
    }

    @FreshDatabase
    static class OneTestCases extends Writing {

        @Nested
        class Inner {

            @Test
            void writes(Database database) throws InterruptedException {
                assertThat(database.url()).isEqualTo(URLS.getOrDefault(OneTestCases.class, database.url()));
                use(database);
            }
        }
    }

    @FreshDatabase
    static class OtherTestCases extends Writing {

        @Nested
        class Inner {

            @Test
            void writes(Database database) throws InterruptedException {
                use(database);
            }
        }
    }
}
