package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class MigrationMisuseTests {

    private static Events run(Class<?> testCases) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testCases))
                .execute()
                .allEvents();
    }

    private static void assertFails(Class<?> testCases, String message) {
        run(testCases).assertThatEvents().haveAtLeastOne(event(finishedWithFailure(message(actual -> {
            assertThat(actual).isEqualTo(message.replace("{class}", testCases.getName()));
            return true;
        }))));
    }

    @Test
    void migrationWhenThereIsNoSuchVersionListsThem() {
        assertFails(UnknownVersionTestCases.class, """
                Database 'main' has no migration of version '33'.
                  Where: {class}#test
                  Fix: did you mean '3'? Known: 1, 2, 3, 4.""");
    }

    @MigrationTest("33")
    static class UnknownVersionTestCases {

        @Test
        void test() {}
    }

    @Test
    void migrationWhenThereIsNoSuchDatabaseNamesThem() {
        assertFails(UnknownDatabaseTestCases.class, """
                There is no database 'mian'.
                  Where: {class}#test, concordat.yml
                  Fix: did you mean 'main'? Declared: main, strict, all, baselined, kept.""");
    }

    @MigrationTest(value = "1", database = "mian")
    static class UnknownDatabaseTestCases {

        @Test
        void test() {}
    }

    @Test
    void migrationWhenItFailsNamesFileLineErrorAndStatement() {
        assertFails(FailingTestCases.class, """
                Migration 'V2__price.sql' of database 'strict' failed: column "price" of relation "product" contains \
                null values [23502]
                alter table product
                    alter column price set not null
                  Where: db/strict/V2__price.sql:5
                  Fix: mend the migration.""");
    }

    @MigrationTest(value = "2", database = "strict")
    static class FailingTestCases {

        @Test
        void test(MigratingDatabase db) {
            db.table("product").insert("id", 1, "price", null);

            db.migrate();
        }
    }

    @Test
    void parameterWhenTakenBeforeAllSaysWhenThereIsOne() {
        assertFails(BeforeAllTestCases.class, """
                Each test has a database of its own: there is none before the first, or after the last.
                  Where: {class}#before
                  Fix: take it as a parameter of a test, or of a method with @BeforeEach or @AfterEach.""");
    }

    @MigrationTest("1")
    static class BeforeAllTestCases {

        @BeforeAll
        static void before(MigratingDatabase db) {}

        @Test
        void test() {}
    }

    @Test
    void annotationsWhenBothStandOnAClassRefuses() {
        assertFails(BothTestCases.class, """
                A test cannot begin both before migration '3' and at version '2'.
                  Where: {class}
                  Fix: keep @MigrationTest for a migration, or @AtSchema for other code.""");
    }

    @MigrationTest("3")
    @AtSchema("2")
    static class BothTestCases {

        @Test
        void test() {}
    }

    @Test
    void migrateWhenNoneIsUnderTestSaysSo() {
        assertFails(NotUnderTestTestCases.class, """
                There is no migration of database 'main' to be run: none is under test.
                  Where: {class}#test
                  Fix: name it by @MigrationTest("<version>"), or call migrateTo or migrateToLatest.""");
    }

    @AtSchema("2")
    static class NotUnderTestTestCases {

        @Test
        void test(MigratingDatabase db) {
            db.migrate();
        }
    }

    @Test
    void migrateToWhenItIsAppliedSaysSo() {
        assertFails(AppliedTestCases.class, """
                Migration 1 of database 'main' is applied already: it stands at version 2.
                  Where: {class}#test
                  Fix: ask for a database at an earlier version, or migrate to a later one.""");
    }

    @AtSchema("2")
    static class AppliedTestCases {

        @Test
        void test(MigratingDatabase db) {
            db.migrateTo("1");
        }
    }

    @Test
    void tableWhenItIsNotThereYetSaysWhereTheDatabaseStands() {
        Events events = run(NoTableTestCases.class);

        events.assertThatEvents().haveExactly(1, event(finishedWithFailure(message(actual -> {
            assertThat(actual.replaceAll("java:\\d+", "java:N")).isEqualTo("""
                    There is no table 'customer_order'.
                      Where: MigrationMisuseTests.java:N, database 'main' at version 3
                      Fix: did you mean 'customer'? Known: customer, flyway_schema_history.""");
            return true;
        }))));
    }

    @MigrationTest("4")
    static class NoTableTestCases {

        @Test
        void test(MigratingDatabase db) {
            db.table("customer_order").count();
        }
    }
}
