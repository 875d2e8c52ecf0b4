package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

class AtSchemaInSpringTests {

    private static List<String> failures(Class<?> testCases) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testCases))
                .execute()
                .allEvents()
                .failed()
                .map(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                .flatMap(Optional::stream)
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .toList();
    }

    @Test
    void contextWhenTheClassIsAtASchemaHasADatabaseThere() {
        assertThat(failures(At2TestCases.class)).isEmpty();
    }

    @Test
    void parameterWhenTheClassIsAtASchemaIsRefused() {
        assertThat(failures(ParameterTestCases.class))
                .containsExactly("The database at version '2' is the one of the test's Spring context: it has no"
                        + " parameter for it.\n"
                        + "  Where: " + ParameterTestCases.class.getName() + "#test\n"
                        + "  Fix: have the application's DataSource injected, or write @AtSchema on the method alone for"
                        + " a database beside the context's.");
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Application.class)
    @AtSchema("2")
    static class At2TestCases {

        @Autowired
        private Environment environment;

        @RepeatedTest(2)
        void namesAreInOnePiece() throws SQLException {
            assertThat(names()).containsExactly("Grace Hopper");
            execute("insert into customer (name) values ('Ada Lovelace')");
        }

        @Test
        @AtSchema("3")
        void onAMethodItIsADatabaseBeside(MigratingDatabase database) throws SQLException {
            assertThat(database.version()).isEqualTo("3");
            assertThat(names()).containsExactly("Grace Hopper");
        }

        @Nested
        class Inner {

            @Test
            void isAtTheSame() throws SQLException {
                assertThat(names()).containsExactly("Grace Hopper");
            }
        }

        private List<String> names() throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select string_agg(name, ', ') from customer")) {
                result.next();
                return List.of(result.getString(1));
            }
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    environment.getRequiredProperty("concordat.database.main.url"),
                    environment.getRequiredProperty("concordat.database.main.username"),
                    environment.getRequiredProperty("concordat.database.main.password"));
        }
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Application.class)
    @AtSchema("2")
    static class ParameterTestCases {

        @Test
        void test(MigratingDatabase database) {}
    }

    static class Application {}
}
