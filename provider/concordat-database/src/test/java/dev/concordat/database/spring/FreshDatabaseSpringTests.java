package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.Databases;
import dev.concordat.database.FreshDatabase;
import dev.concordat.database.TestRun;
import dev.concordat.database.spring.shop.ShopApplication;
import dev.concordat.database.spring.shop.Supplier;
import dev.concordat.database.spring.shop.Suppliers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.Commit;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class FreshDatabaseSpringTests {

    @Nested
    class Beside {

        @Test
        void springBootTestWhenItWritesBeginsEachTestAtTheBaseline() {
            assertPasses(BootTestCases.class, 2);
        }

        @Test
        void transactionWhenTheAnnotationStandsBeforeItBeginsAfterTheReset() {
            assertPasses(BeforeTransactionTestCases.class, 2);
        }

        @Test
        void transactionWhenTheAnnotationStandsAfterItBeginsAfterTheReset() {
            assertPasses(AfterTransactionTestCases.class, 2);
        }

        @Test
        void transactionWhenItIsCommittedIsUndone() {
            assertPasses(CommittingTestCases.class, 2);
        }

        @Test
        void dataJpaTestWhenItStoresEntitiesGivesTheSameNumbersInEachTest() {
            assertPasses(DataJpaTestCases.class, 3);
        }

        @Test
        void sqlScriptWhenItIsRunForATestStays() {
            assertPasses(ScriptTestCases.class, 2);
        }

        @Test
        void contextWhenItIsClosedAfterEachTestLeadsToTheSameDatabase() {
            assertPasses(DirtyTestCases.class, 2);
        }

        @Test
        void contextWhenItIsAnotherUsesTheSameDatabase() {
            TestRun run = TestRun.of(BootTestCases.class, OtherContextTestCases.class, BootTestCases.class);

            assertThat(run.failures()).isEmpty();
        }

        @Test
        void testWhenItIsNestedBeginsAtTheBaseline() {
            assertPasses(OuterTestCases.class, 3);
        }

        @Test
        void connectionWhenItIsAParameterIsBesideTheTestsTransaction() {
            assertPasses(BesideTransactionTestCases.class, 2);
        }

        private void assertPasses(Class<?> testCases, int tests) {
            TestRun run = TestRun.of(testCases);
            assertThat(run.failures()).isEmpty();
            assertThat(run.succeeded()).isEqualTo(tests);
        }
    }

    @Nested
    class Misused {

        @Test
        void resetWhenListenersLeaveItOutIsMissed() {
            assertThat(TestRun.of(WithoutListenerTestCases.class).failures()).containsExactly("""
                            The databases of FreshDatabaseSpringTests.WithoutListenerTestCases were not reset: \
                            @TestExecutionListeners leaves Concordat's out.
                              Where: dev.concordat.database.spring.FreshDatabaseSpringTests$WithoutListenerTestCases
                              Fix: write @TestExecutionListeners(listeners = ..., mergeMode = MERGE_WITH_DEFAULTS).""");
        }

        @Test
        void contextWhenItsDataSourceLeadsElsewhereIsRefused() {
            String elsewhere = Elsewhere.url();

            assertThat(TestRun.of(ElsewhereTestCases.class).failures()).containsExactly("""
                            @FreshDatabase resets 'main', but no DataSource of the test's context leads there: \
                            'elsewhere' has %s.
                              Where: dev.concordat.database.spring.FreshDatabaseSpringTests$ElsewhereTestCases
                              Fix: have the DataSource made from spring.datasource.url, which leads to the declared \
                            database, and leave out what replaces it: @AutoConfigureTestDatabase, or a DataSource of \
                            the test's own.""".formatted(elsewhere));
        }
    }

    @Nested
    class InParallel {

        @Test
        void classesWhenTheyShareAContextRunOneAfterTheOther() {
            TestRun run = TestRun.inParallel(
                    BootTestCases.class, OtherContextTestCases.class, DataJpaTestCases.class, ScriptTestCases.class);

            assertThat(run.failures()).isEmpty();
            assertThat(run.succeeded()).isEqualTo(9);
        }
    }

    private static List<String> suppliers(JdbcClient jdbc) {
        return jdbc.sql("select name from supplier order by id")
                .query(String.class)
                .list();
    }

    /** Fails unless the database is at its baseline, and leaves it otherwise. */
    private static void use(JdbcClient jdbc) {
        assertThat(suppliers(jdbc)).containsExactly("Steam");
        assertThat(jdbc.sql("insert into supplier (name) values ('Second') returning id")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @FreshDatabase
    @SpringBootTest(classes = ShopApplication.class)
    static class BootTestCases {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(2)
        void uses() {
            use(jdbc);
        }
    }

    @FreshDatabase
    @SpringBootTest(classes = ShopApplication.class)
    static class OtherContextTestCases {

        @TestBean
        Runnable job = () -> {};

        @Autowired
        JdbcClient jdbc;

        static Runnable job() {
            return () -> {};
        }

        @RepeatedTest(2)
        void uses() {
            job.run();
            use(jdbc);
        }
    }

    @FreshDatabase
    @JdbcTest
    @ContextConfiguration(classes = ShopApplication.class)
    static class BeforeTransactionTestCases {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(2)
        void uses() {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            use(jdbc);
        }
    }

    @JdbcTest
    @ContextConfiguration(classes = ShopApplication.class)
    @FreshDatabase
    static class AfterTransactionTestCases {

        @Autowired
        JdbcClient jdbc;

        @BeforeEach
        void use(DataSource committed) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            use(JdbcClient.create(committed), jdbc);
        }

        private static void use(JdbcClient committed, JdbcClient jdbc) {
            FreshDatabaseSpringTests.use(committed);
            jdbc.sql("insert into supplier (name) values ('Third')").update();
        }

        @RepeatedTest(2)
        void seesBoth() {
            assertThat(suppliers(jdbc)).containsExactly("Steam", "Second", "Third");
        }
    }

    @SpringBootTest(classes = ShopApplication.class)
    @Transactional
    @Commit
    @FreshDatabase
    static class CommittingTestCases {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(2)
        void uses() {
            use(jdbc);
        }
    }

    @DataJpaTest
    @ContextConfiguration(classes = ShopApplication.class)
    @FreshDatabase
    static class DataJpaTestCases {

        @Autowired
        Suppliers suppliers;

        @RepeatedTest(3)
        void stores() {
            assertThat(suppliers.saveAndFlush(new Supplier("Second")).getId()).isEqualTo(2);
        }
    }

    @SpringBootTest(classes = ShopApplication.class)
    @Sql(statements = "insert into supplier (name) values ('By script')")
    @FreshDatabase
    static class ScriptTestCases {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(2)
        void seesIt() {
            assertThat(suppliers(jdbc)).containsExactly("Steam", "By script");
        }
    }

    @SpringBootTest(classes = ShopApplication.class)
    @DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
    @FreshDatabase
    static class DirtyTestCases {

        @Autowired
        JdbcClient jdbc;

        @RepeatedTest(2)
        void uses() {
            use(jdbc);
        }
    }

    @SpringBootTest(classes = ShopApplication.class)
    @FreshDatabase
    static class OuterTestCases {

        @Autowired
        JdbcClient jdbc;

        @Test
        void uses() {
            use(jdbc);
        }

        @Nested
        class Inner {

            @RepeatedTest(2)
            void uses() {
                use(jdbc);
            }
        }
    }

    @DataJpaTest
    @ContextConfiguration(classes = ShopApplication.class)
    @FreshDatabase
    static class BesideTransactionTestCases {

        @Autowired
        Suppliers suppliers;

        @RepeatedTest(2)
        void uses(Connection connection) throws SQLException {
            suppliers.saveAndFlush(new Supplier("Not committed"));
            connection.setAutoCommit(false);
            try (var result = connection.createStatement().executeQuery("select count(*) from supplier")) {
                result.next();
                assertThat(result.getInt(1)).isEqualTo(1);
            }
        }
    }

    @SpringBootTest(classes = ShopApplication.class)
    @TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
    @FreshDatabase
    static class WithoutListenerTestCases {

        @Test
        void never() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Elsewhere {

        static String url() {
            return Databases.declared().get("main").url().replaceFirst("/main$", "/postgres");
        }

        @Bean
        DataSource elsewhere() {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url());
            dataSource.setUser(Databases.declared().get("main").username());
            dataSource.setPassword(Databases.declared().get("main").password());
            return dataSource;
        }
    }

    @SpringBootTest(classes = Elsewhere.class)
    @FreshDatabase
    static class ElsewhereTestCases {

        @Test
        void never() {}
    }
}
