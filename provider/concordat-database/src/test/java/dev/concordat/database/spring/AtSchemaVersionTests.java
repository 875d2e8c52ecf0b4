package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.DeclaredBy;
import dev.concordat.database.TestRun;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Classes whose context has its database at a version that they wish for. */
class AtSchemaVersionTests {

    private static final Set<ApplicationContext> CONTEXTS = new HashSet<>();

    @Retention(RetentionPolicy.RUNTIME)
    @interface Wish {

        String value();
    }

    static final class Wishes implements TestSchemas {

        @Override
        public Optional<TestSchema> of(Class<?> testClass) {
            return Optional.ofNullable(testClass.getAnnotation(Wish.class))
                    .map(wish -> new TestSchema("", wish.value()));
        }
    }

    @TempDir
    private Path folder;

    private TestRun run(Class<?>... testCases) throws Exception {
        TestRun[] run = new TestRun[1];
        DeclaredBy.yaml(
                folder,
                "databases: {main: {migrations: \"classpath:db/migration\"}}",
                () -> run[0] = TestRun.of(testCases));
        return run[0];
    }

    @Test
    void contextsWhenClassesWishForVersionsHaveThemAndEachTestBeginsFresh() throws Exception {
        CONTEXTS.clear();

        TestRun run = run(At1TestCases.class, AlsoAt1TestCases.class, At2TestCases.class, LatestTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(8);
        assertThat(CONTEXTS).hasSize(3);
    }

    @Test
    void contextWhenThereIsNoSuchVersionNamesTheClassAndTheKnownOnes() throws Exception {
        Throwable thrown = run(At22TestCases.class).thrown().get(0);
        while (thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        assertThat(Objects.toString(thrown.getMessage())).isEqualTo("""
                Database 'main' has no migration of version '22'.
                  Where: dev.concordat.database.spring.AtSchemaVersionTests$At22TestCases, concordat.yml:1
                  Fix: did you mean '2'? Known: 1, 2, 3.""");
    }

    @SpringBootTest(classes = Application.class)
    abstract static class TestCases {

        @Autowired
        private JdbcClient jdbc;

        @Autowired
        private ObjectProvider<Flyway> flyway;

        @Autowired
        private ApplicationContext context;

        @RepeatedTest(2)
        void beginsFreshAtTheVersion() {
            CONTEXTS.add(context);
            assertThat(jdbc.sql("select max(version) from flyway_schema_history")
                            .query(String.class)
                            .single())
                    .isEqualTo(version());
            assertThat(flyway.stream().count()).isEqualTo(version().equals("3") ? 1 : 0);
            assertThat(jdbc.sql("select count(*) from supplier")
                            .query(Integer.class)
                            .single())
                    .isZero();
            jdbc.sql("insert into supplier (name) values ('Transient')").update();
        }

        private String version() {
            String wish = getClass().getAnnotation(Wish.class).value();
            return wish.equals("latest") ? "3" : wish;
        }
    }

    @Wish("1")
    static class At1TestCases extends TestCases {}

    @Wish("1")
    static class AlsoAt1TestCases extends TestCases {}

    @Wish("2")
    static class At2TestCases extends TestCases {}

    @Wish("latest")
    static class LatestTestCases extends TestCases {}

    @Wish("22")
    static class At22TestCases extends TestCases {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
