package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.DeclaredBy;
import dev.concordat.database.TestRun;
import dev.concordat.entities.astray.AstrayApplication;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application whose database stops at a version of the past. */
class EarlierVersionTests {

    private static final String AT_1 = "databases: {main: {migrations: \"classpath:db/migration\", version: \"1\"}}";

    @TempDir
    private Path folder;

    @Test
    void applicationWhenItsDatabaseStopsAtAVersionMigratesNoFurther() throws Exception {
        DeclaredBy.yaml(
                folder,
                AT_1,
                () -> assertThat(TestRun.of(UsualTestCases.class).failures()).isEmpty());
    }

    @Test
    void applicationWhenItsEntitiesDoNotFitThatVersionStarts() throws Exception {
        DeclaredBy.yaml(
                folder,
                AT_1,
                () -> assertThat(TestRun.of(AstrayTestCases.class).failures()).isEmpty());
    }

    @Test
    void applicationWhenItMigratesFurtherByItselfIsRefused() throws Exception {
        DeclaredBy.yaml(folder, AT_1, () -> {
            Throwable thrown = TestRun.of(WithOwnFlywayTestCases.class).thrown().get(0);
            while (thrown.getCause() != null) {
                thrown = thrown.getCause();
            }
            assertThat(Objects.toString(thrown.getMessage())).isEqualTo("""
                    The application migrated database 'main' to version '3' when it started, but it is to stop at \
                    version '1'.
                      Where: a Flyway of the application's own, beside Spring Boot's, which is switched off by \
                    spring.flyway.enabled=false
                      Fix: have it made only where that property is true: @ConditionalOnProperty(name = \
                    "spring.flyway.enabled", matchIfMissing = true).""");
        });
    }

    @SpringBootTest
    static class UsualTestCases {

        @Autowired
        JdbcClient jdbc;

        @Autowired
        ObjectProvider<Flyway> flyway;

        @Test
        void versionIsTheOneOfTheDatabase() {
            assertThat(jdbc.sql("select max(version) from flyway_schema_history")
                            .query(String.class)
                            .single())
                    .isEqualTo("1");
            assertThat(flyway.stream()).isEmpty();
        }

        @Configuration(proxyBeanMethods = false)
        @EnableAutoConfiguration
        static class Application {}
    }

    @SpringBootTest(classes = AstrayApplication.class, properties = "spring.application.name=earlier")
    static class AstrayTestCases {

        @Test
        void starts() {}
    }

    @SpringBootTest
    static class WithOwnFlywayTestCases {

        @Test
        void starts() {}

        @Configuration(proxyBeanMethods = false)
        @EnableAutoConfiguration
        static class Application {

            @Bean(initMethod = "migrate")
            Flyway ownFlyway(DataSource dataSource) {
                return Flyway.configure()
                        .dataSource(dataSource)
                        .locations("classpath:db/migration")
                        .load();
            }
        }
    }
}
