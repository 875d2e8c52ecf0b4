package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

class SpringBootContextTests {

    private static EngineExecutionResults run(Class<?>... testCases) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(List.of(testCases).stream()
                        .map(testCase -> selectClass(testCase))
                        .toArray(ClassSelector[]::new))
                .execute();
    }

    private static String failure(EngineExecutionResults results) {
        Throwable thrown = results.allEvents().failed().stream()
                .findFirst()
                .flatMap(event -> event.getPayload(TestExecutionResult.class))
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();
        while (thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        return Objects.toString(thrown.getMessage());
    }

    @Test
    void contextWhenItsProfileMigratesOtherwiseIsRefused() {
        assertThat(failure(run(OtherwiseMigratedTestCases.class)))
                .isEqualTo("""
                        The test's context configures Flyway otherwise than database 'main' was migrated.
                        spring.flyway.create-schemas: 'true', migrated with not set
                        spring.flyway.init-sqls: 'set role postgres', migrated with not set
                        spring.flyway.placeholders.word: 'night', migrated with not set
                        spring.flyway.schemas: 'evening', migrated with not set
                          Where: %s, active profiles [night]
                          Fix: name the profiles to migrate with in concordat.yml as 'databases.main.profiles', or set \
                        the properties where every test reads them.""".formatted(OtherwiseMigratedTestCases.class.getName()));
    }

    @Test
    void contextWhenItIsCachedIsSharedAndItsPoolSurvivesResets() {
        run(FirstTestCases.class, SecondTestCases.class)
                .testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
        assertThat(FirstTestCases.context).isNotNull().isSameAs(SecondTestCases.context);
    }

    @Test
    void applicationWhenItMigratesFurtherAtItsStartMovesTheBaseline(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("concordat.yml"), "databases: {main: {fixtures: baseline}}");
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        ClassLoader rest = new FilteredClassLoader(new ClassPathResource("concordat.yml"));
        try (URLClassLoader other = new URLClassLoader(new URL[] {folder.toUri().toURL()}, rest)) {
            thread.setContextClassLoader(other);
            run(MigratingTestCases.class)
                    .testEvents()
                    .assertStatistics(statistics -> statistics.started(1).succeeded(1));
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    void contextWhenItWasClosedIsForgotten() {
        run(ClosedTestCases.class).testEvents().assertStatistics(statistics -> statistics.succeeded(1));

        Databases.declared().get("main").reset();
    }

    @Test
    void factoryWhenNoDatabaseIsDeclaredStaysOut() {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new FilteredClassLoader(new ClassPathResource("concordat.yml")));
        try {
            assertThat(new DatabaseContextCustomizerFactory().createContextCustomizer(Object.class, List.of()))
                    .isNull();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @SpringBootTest(classes = Application.class)
    @ActiveProfiles("night")
    static class OtherwiseMigratedTestCases {

        @Test
        void never() {}
    }

    abstract static class Shared {

        final Database main = Databases.declared().get("main");

        @Autowired
        JdbcClient jdbc;

        @Autowired
        ApplicationContext application;

        void resetAndAsk() {
            main.reset();
            assertThat(jdbc.sql("select count(*) from supplier")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @SpringBootTest(classes = Application.class)
    static class FirstTestCases extends Shared {

        static @Nullable ApplicationContext context;

        @Test
        void asks(@Value("${concordat.database.main.url}") String url) {
            context = application;
            assertThat(url).isEqualTo(main.url());
            resetAndAsk();
        }
    }

    @SpringBootTest(classes = Application.class)
    static class SecondTestCases extends Shared {

        static @Nullable ApplicationContext context;

        @Test
        void asks() {
            context = application;
            resetAndAsk();
        }
    }

    @SpringBootTest(classes = Application.class)
    @DirtiesContext
    static class ClosedTestCases extends Shared {

        @Test
        void asks() {
            resetAndAsk();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LateMigration {

        @Bean
        V9__Late late() {
            return new V9__Late();
        }
    }

    static class V9__Late extends BaseJavaMigration {

        @Override
        public void migrate(Context context) throws Exception {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("create table late (id bigint)");
            }
        }
    }

    @SpringBootTest(classes = {Application.class, LateMigration.class})
    @DirtiesContext
    static class MigratingTestCases extends Shared {

        @Test
        void asks() {
            resetAndAsk();
            assertThat(jdbc.sql("select count(*) from late")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(main.schemaVersion()).isEqualTo("9");
        }
    }
}
