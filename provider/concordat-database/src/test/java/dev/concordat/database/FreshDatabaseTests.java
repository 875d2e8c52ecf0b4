package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshDatabaseTests {

    /** Fails unless the database is at its baseline, and leaves it otherwise. */
    static void use(DataSource dataSource) {
        assertThat(PreparedBy.column(
                        dataSource, "insert into product (name, price_cents) values ('Mug', 1) returning id"))
                .containsExactly("12");
    }

    private static List<String> suppliers(DataSource dataSource) {
        return PreparedBy.column(dataSource, "select name from supplier order by id");
    }

    @Nested
    class EachTest {

        @Test
        void testWhenAnotherWroteBeforeBeginsAtTheBaseline() {
            assertPasses(RepeatedTestCases.class, 3);
        }

        @Test
        void testWhenItIsDoneLeavesTheBaseline() {
            assertPasses(RepeatedTestCases.class, 3);

            assertThat(PreparedBy.column(Databases.declared().get("main"), "select count(*) from product"))
                    .containsExactly("2");
        }

        @Test
        void testWhenItIsParameterisedOrDynamicBeginsAtTheBaseline() {
            assertPasses(ManyTestCases.class, 4);
        }

        @Test
        void testWhenItsInstanceIsTheClassesBeginsAtTheBaseline() {
            assertPasses(PerClassTestCases.class, 2);
        }

        @Test
        void testWhenItLeavesATransactionOpenDoesNotHinderTheNext() {
            assertPasses(OpenTransactionTestCases.class, 2);
        }
    }

    @Nested
    class Placed {

        @Test
        void annotationWhenItIsOnASuperclassHolds() {
            assertPasses(InheritingTestCases.class, 3);
        }

        @Test
        void annotationWhenItIsOnAnAnnotationHolds() {
            assertPasses(ComposedTestCases.class, 2);
        }

        @Test
        void annotationWhenItIsOnTheClassAroundHoldsAndOneOfItsOwnWins() {
            assertPasses(OuterTestCases.class, 5);
        }
    }

    @Nested
    class When {

        @Test
        void resetWhenItIsBeforeTheClassHappensOnce() {
            PreparedBy.execute(Databases.declared().get("main"), "delete from sales.purchase");

            assertPasses(BeforeClassTestCases.class, 4);

            assertThat(PreparedBy.column(Databases.declared().get("main"), "select count(*) from supplier"))
                    .containsExactly("1");
        }

        @Test
        void resetWhenItIsNeverLeavesEverythingToTheTests() {
            Database main = Databases.declared().get("main");
            PreparedBy.execute(main, "insert into supplier (name) values ('Left behind')");
            try {
                assertPasses(NeverTestCases.class, 1);
            } finally {
                main.reset();
            }
        }
    }

    @Nested
    class Given {

        @Test
        void parametersWhenTestsTakeThemAreOfTheDatabase() {
            assertPasses(ParametersTestCases.class, 2);
        }

        @Test
        void databaseWhenItsTablesAreWrittenBeginsAtTheBaselineAllTheSame() {
            assertPasses(RowsTestCases.class, 2);
        }

        @Test
        void connectionWhenTheTestIsOverIsClosed() throws SQLException {
            assertPasses(ParametersTestCases.class, 2);

            assertThat(ParametersTestCases.connections).hasSize(2).doesNotHaveDuplicates();
            for (Connection connection : ParametersTestCases.connections) {
                assertThat(connection.isClosed()).isTrue();
            }
        }

        @Test
        void parametersWhenADatabaseIsNamedAreOfThatOneAndTheOthersStay(@TempDir Path folder) throws Exception {
            String two = """
                    databases:
                      main: {migrations: "classpath:db/migration", fixtures: [baseline]}
                      orders: {migrations: "classpath:db/migration", fixtures: [baseline]}
                    """;
            DeclaredBy.yaml(folder, two, () -> {
                assertPasses(OrdersTestCases.class, 2);
                assertPasses(BothTestCases.class, 2);
            });
        }
    }

    static void assertPasses(Class<?> testCases, int tests) {
        TestRun run = TestRun.of(testCases);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(tests);
    }

    @FreshDatabase
    static class RepeatedTestCases {

        @RepeatedTest(3)
        void uses(DataSource dataSource) {
            use(dataSource);
        }
    }

    @FreshDatabase
    static class ManyTestCases {

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void uses(String value, DataSource dataSource) {
            assertThat(value).isNotEmpty();
            use(dataSource);
        }

        @TestFactory
        Stream<DynamicTest> dynamic(DataSource dataSource) {
            use(dataSource);
            return Stream.of("c", "d")
                    .map(name -> DynamicTest.dynamicTest(
                            name, () -> assertThat(suppliers(dataSource)).containsExactly("Steam")));
        }
    }

    @FreshDatabase
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCases {

        private final Database database;

        PerClassTestCases(Database database) {
            this.database = database;
        }

        @RepeatedTest(2)
        void uses() {
            use(database.dataSource());
        }
    }

    @FreshDatabase
    static class OpenTransactionTestCases {

        @RepeatedTest(2)
        void leavesItOpen(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table product");
        }
    }

    static class InheritingTestCases extends RepeatedTestCases {}

    @FreshDatabase
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnShop {}

    @OnShop
    static class ComposedTestCases {

        @RepeatedTest(2)
        void uses(DataSource dataSource) {
            use(dataSource);
        }
    }

    @FreshDatabase
    static class OuterTestCases {

        @Test
        void uses(DataSource dataSource) {
            use(dataSource);
        }

        @Nested
        class InnerTestCases {

            @RepeatedTest(2)
            void uses(DataSource dataSource) {
                use(dataSource);
            }
        }

        @Nested
        @FreshDatabase(reset = FreshDatabase.Reset.BEFORE_CLASS)
        class OnceTestCases {

            @RepeatedTest(2)
            void uses(DataSource dataSource, org.junit.jupiter.api.RepetitionInfo info) {
                PreparedBy.execute(dataSource, "insert into supplier (name) values ('Added')");
                assertThat(suppliers(dataSource)).hasSize(1 + info.getCurrentRepetition());
            }
        }
    }

    @FreshDatabase
    static class NestingTestCases {

        @Nested
        class Inner {

            @Test
            void uses(Connection connection, DataSource dataSource) throws SQLException {
                assertThat(connection.isClosed()).isFalse();
                use(dataSource);
            }
        }
    }

    @FreshDatabase(reset = FreshDatabase.Reset.BEFORE_CLASS)
    static class BeforeClassTestCases {

        static int tests;

        @BeforeAll
        static void fill(DataSource dataSource) {
            tests = 0;
            assertThat(PreparedBy.column(dataSource, "select count(*) from sales.purchase"))
                    .containsExactly("1");
            PreparedBy.execute(dataSource, "insert into supplier (name) values ('Before all')");
        }

        @RepeatedTest(2)
        void adds(DataSource dataSource) {
            add(dataSource);
        }

        static void add(DataSource dataSource) {
            assertThat(suppliers(dataSource)).hasSize(2 + tests);
            PreparedBy.execute(dataSource, "insert into supplier (name) values ('Added')");
            tests++;
        }

        @Nested
        class Inner {

            @RepeatedTest(2)
            void adds(DataSource dataSource) {
                add(dataSource);
            }
        }
    }

    @FreshDatabase(reset = FreshDatabase.Reset.NEVER)
    static class NeverTestCases {

        @Test
        void seesWhatIsThere(DataSource dataSource) {
            assertThat(suppliers(dataSource)).containsExactly("Steam", "Left behind");
        }
    }

    @FreshDatabase
    static class RowsTestCases {

        @RepeatedTest(2)
        void uses(Database database) {
            assertThat(database.table("product").insert("name", "Mug", "price_cents", 1))
                    .containsEntry("id", 12L);
        }
    }

    @FreshDatabase
    static class ParametersTestCases {

        static final List<Connection> connections = new ArrayList<>();

        private final Database database;
        private @Nullable Connection prepared;

        ParametersTestCases(Database database) {
            this.database = database;
        }

        @BeforeAll
        static void forget() {
            connections.clear();
        }

        @BeforeEach
        void prepare(Connection connection) {
            prepared = connection;
        }

        @RepeatedTest(2)
        void uses(Connection connection, DataSource dataSource, Database given, Databases databases)
                throws SQLException {
            connections.add(connection);
            assertThat(connection).isSameAs(prepared);
            assertThat(connection.getMetaData().getURL()).startsWith(database.url() + "?");
            assertThat(given).isSameAs(database).isSameAs(databases.get("main"));
            use(dataSource);
        }
    }

    @FreshDatabase("orders")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class OrdersTestCases {

        private final Database other = Databases.declared().get("main");

        @Test
        void firstWrites(DataSource orders) {
            assertThat(PreparedBy.column(orders, "select current_database()").get(0))
                    .startsWith("orders");
            use(orders);
            use(other.dataSource());
        }

        @Test
        void thenLooks(DataSource orders) {
            use(orders);
            assertThat(PreparedBy.column(other, "select count(*) from product")).containsExactly("3");
        }
    }

    @FreshDatabase
    static class BothTestCases {

        @RepeatedTest(2)
        void uses(DataSource dataSource, Databases databases) {
            use(dataSource);
            use(databases.get("orders").dataSource());
            assertThat(databases.all()).extracting(Database::name).containsExactly("main", "orders");
        }
    }
}
