package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class FreshDatabaseMisuseTests {

    private static final String TWO = """
            databases:
              orders: {migrations: "classpath:db/migration"}
              stock: {migrations: "classpath:db/migration"}
            """;

    @TempDir
    Path folder;

    private static List<String> failures(Class<?> testCases) {
        return TestRun.of(testCases).failures();
    }

    @Test
    void classWhenNoDatabaseIsDeclaredSaysHowToDeclareOne() throws Exception {
        DeclaredBy.yaml(
                folder,
                "databases: {}",
                () -> assertThat(failures(UnnamedTestCases.class)).containsExactly("""
                        @FreshDatabase needs a database, but none is declared.
                          Where: dev.concordat.database.FreshDatabaseMisuseTests$UnnamedTestCases
                          Fix: declare it in concordat.yml:
                            databases:
                              main:
                                migrations: "classpath:db/migration\""""));
    }

    @Test
    void classWhenJUnitIsTooOldSaysHowToGetANewerOne() {
        ClassLoader without = ClassLoader.getPlatformClassLoader();

        assertThatThrownBy(() -> RequiredJUnit.check(UnnamedTestCases.class, without, "5.12.2"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        @FreshDatabase needs JUnit 5.13 or newer, and this is 5.12.2.
                          Where: dev.concordat.database.FreshDatabaseMisuseTests$UnnamedTestCases
                          Fix: take a newer one; where Spring Boot 3.5's parent manages it, by a property of the \
                        pom.xml:
                            <junit-jupiter.version>5.13.4</junit-jupiter.version>""");
    }

    @Test
    void nameWhenItIsUnknownProposesTheNearest() throws Exception {
        DeclaredBy.yaml(
                folder, TWO, () -> assertThat(failures(UnknownTestCases.class)).containsExactly("""
                        @FreshDatabase names the database 'ordres', which is not declared.
                          Where: dev.concordat.database.FreshDatabaseMisuseTests$UnknownTestCases, concordat.yml
                          Fix: did you mean 'orders'? Declared: orders, stock."""));
    }

    @Test
    void parameterWhenSeveralDatabasesAreDeclaredAsksWhich() throws Exception {
        DeclaredBy.yaml(
                folder, TWO, () -> assertThat(failures(UnnamedTestCases.class)).containsExactly("""
                        Which database 'Connection connection' is of is not clear: several are declared, none of them \
                        is 'main'.
                          Where: dev.concordat.database.FreshDatabaseMisuseTests$UnnamedTestCases#asks
                          Fix: name one, @FreshDatabase("orders"), or take Databases as the parameter. Declared: orders, \
                        stock."""));
    }

    @Test
    void parameterWhenItsTypeIsTooSpecialListsTheTypes() {
        assertThat(failures(WrongTypeTestCases.class)).containsExactly("""
                        @FreshDatabase cannot give 'PGSimpleDataSource postgres': there is no PGSimpleDataSource of its \
                        own.
                          Where: dev.concordat.database.FreshDatabaseMisuseTests$WrongTypeTestCases#asks
                          Fix: take one of Connection, DataSource, Database, Databases; what another extension gives \
                        bears that one's annotation.""");
    }

    @Test
    void parameterWhenItBearsAnAnnotationIsLeftToOthers() {
        assertThat(failures(ForeignTestCases.class)).singleElement().asString().startsWith("No ParameterResolver");
    }

    @Test
    void annotationsWhenTwoDifferNamesBoth() {
        assertThat(failures(TwiceTestCases.class)).containsExactly("""
                        TwiceTestCases has two @FreshDatabase that differ: @FreshDatabase(value = {"main"}, \
                        reset = BEFORE_EACH) of @OnMain and @FreshDatabase(reset = BEFORE_CLASS).
                          Where: dev.concordat.database.FreshDatabaseMisuseTests$TwiceTestCases
                          Fix: keep one of the two.""");
    }

    @Test
    void annotationsWhenTheSubclassSaysOtherwiseAreItsOwn() {
        TestRun run = TestRun.of(OverridingTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(1);
    }

    @Test
    void databaseWhenItIsUsedAsItStandsIsRefused() throws Exception {
        Database main = Databases.declared().get("main");
        String standing = """
                databases:
                  legacy:
                    migrate: false
                    url: "%s"
                    username: "%s"
                    password: "%s"
                """.formatted(main.url(), main.username(), main.password());

        DeclaredBy.yaml(folder, standing, () -> {
            assertThat(failures(UnnamedTestCases.class)).containsExactly("""
                    @FreshDatabase would reset the database 'legacy', which is used as it stands \
                    ('databases.legacy.migrate' is false).
                      Where: dev.concordat.database.FreshDatabaseMisuseTests$UnnamedTestCases, concordat.yml:3
                      Fix: write @FreshDatabase(reset = FreshDatabase.Reset.NEVER) for its connections alone, or remove \
                    'migrate'.""");
            assertThat(failures(StandingTestCases.class)).isEmpty();
        });
    }

    @FreshDatabase(reset = FreshDatabase.Reset.NEVER)
    static class StandingTestCases {

        @Test
        void connects(Connection connection) {
            assertThat(connection).isNotNull();
        }
    }

    @FreshDatabase
    static class UnnamedTestCases {

        @Test
        void asks(Connection connection) {
            assertThat(connection).isNull();
        }
    }

    @FreshDatabase("ordres")
    static class UnknownTestCases {

        @Test
        void never() {}
    }

    @FreshDatabase
    static class WrongTypeTestCases {

        @Test
        void asks(PGSimpleDataSource postgres) {
            assertThat(postgres).isNull();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Foreign {}

    @FreshDatabase
    static class ForeignTestCases {

        @Test
        void asks(@Foreign DataSource foreign) {
            assertThat(foreign).isNull();
        }
    }

    @FreshDatabase("main")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnMain {}

    @OnMain
    @FreshDatabase(reset = FreshDatabase.Reset.BEFORE_CLASS)
    static class TwiceTestCases {

        @Test
        void never() {}
    }

    @FreshDatabase("main")
    static class OverriddenTestCases {

        @Test
        void uses(DataSource dataSource) {
            assertThat(dataSource).isNotNull();
        }
    }

    @FreshDatabase(reset = FreshDatabase.Reset.NEVER)
    static class OverridingTestCases extends OverriddenTestCases {}
}
