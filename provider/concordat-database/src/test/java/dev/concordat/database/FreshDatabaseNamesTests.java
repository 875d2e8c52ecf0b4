package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a test leaves behind is told with the test's name. */
class FreshDatabaseNamesTests {

    private static final String LATE = "after its use had ended";

    @Test
    void transactionWhenATestLeavesItOpenIsToldWithItsName() {
        assertThat(warnings("a transaction", LeavingTestCases.class))
                .singleElement()
                .asString()
                .matches("""
                        'FreshDatabaseNamesTests\\.LeavingTestCases\\.leaves' left a transaction open in database 'main'; \
                        its session was ended\\.
                          Where: session \\d+ of 'postgres', application '.*', idle in transaction: lock table product
                          Fix: commit or roll back, and wait for what runs in other threads, before the test ends\\.""");
    }

    @Test
    void rowsWhenATestWritesThemTooLateAreToldWithItsName() {
        assertThat(warnings(LATE, LateTestCases.class)).containsExactly("""
                        'FreshDatabaseNamesTests.LateTestCases.first' wrote to database 'main' after its use had ended; \
                        the database was reset again.
                          Where: public.supplier
                          Fix: wait for what runs in other threads, before the test ends.""");
    }

    @Test
    void rowsWhenAnotherClassWritesThemAreNobodysFault() {
        assertThat(warnings(LATE, FreshDatabaseTests.RepeatedTestCases.class, WithoutAnnotationTestCases.class))
                .isEmpty();
        assertThat(warnings(LATE, FreshDatabaseTests.RepeatedTestCases.class)).isEmpty();
    }

    /** Those that say something; others may tell of what other classes did to the server. */
    private static List<String> warnings(String said, Class<?>... testCases) {
        List<String> messages = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getMessage().contains(said)) {
                    messages.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.concordat.database");
        logger.addHandler(handler);
        try {
            assertThat(TestRun.of(testCases).failures()).isEmpty();
        } finally {
            logger.removeHandler(handler);
        }
        return messages;
    }

    @FreshDatabase
    static class LeavingTestCases {

        private static @Nullable Connection left;

        @Test
        void leaves(DataSource dataSource) throws SQLException {
            Connection connection = dataSource.getConnection();
            left = connection;
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table product");
        }

        @AfterAll
        static void close() throws SQLException {
            if (left != null) {
                left.close();
            }
        }
    }

    @FreshDatabase
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class LateTestCases {

        private static @Nullable DataSource late;

        /** Between two tests; a thread that nobody waited for would come as it likes. */
        LateTestCases() {
            if (late != null) {
                PreparedBy.execute(late, "insert into supplier (name) values ('Late')");
            }
        }

        @Test
        void first(DataSource dataSource) {
            late = dataSource;
        }

        @Test
        void second(DataSource dataSource) {
            late = null;
            FreshDatabaseTests.use(dataSource);
        }
    }

    static class WithoutAnnotationTestCases {

        @Test
        void writes() {
            PreparedBy.execute(Databases.declared().get("main"), "insert into supplier (name) values ('Mine')");
        }
    }
}
