package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class MigrationPolicyTests {

    private static final String ALL = "all migrations of 'main' together";

    private static EngineExecutionResults run(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(TestCases.class, method))
                .execute();
    }

    private static EngineExecutionResults run(String method, String parameter) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(TestCases.class, method, parameter))
                .execute();
    }

    private static String message(Event event) {
        return event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(Throwable::getMessage)
                .orElse("")
                .replaceAll("(?m)Where: .*/", "Where: ");
    }

    private static Map<String, String> messages(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .collect(Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName(), MigrationPolicyTests::message));
    }

    @Test
    void policyWhenItIsBrokenFailsTheTestOfThatMigration() {
        Map<String, String> messages = messages(run("keepsThePolicy", MigrationCheck.class.getName()));

        assertThat(messages)
                .hasSize(6)
                .containsEntry("V1__customers.sql", "")
                .containsEntry("V4__orders.sql", "")
                .containsEntry("R__customer_names.sql", "")
                .containsEntry(ALL, "")
                .containsEntry("V3__split_name.sql", """
                        Migration 'V3__split_name.sql' changes rows (UPDATE customer) while it holds ACCESS EXCLUSIVE on \
                        table 'customer' since line 1: nobody reads or writes that table until all rows are done.
                          Rule: data-under-lock
                          Where: V3__split_name.sql:2
                          Fix: change rows in a migration of its own, between one that adds what they need and one that \
                        takes away what they had.
                        Migration 'V3__split_name.sql' reads all of table 'customer' to check it under ACCESS EXCLUSIVE: \
                        nobody reads or writes it meanwhile.
                          Rule: table-scan
                          Where: V3__split_name.sql:3
                          Fix: have it proven before, the second statement in a later migration, the third in one after \
                        that:
                            alter table customer add constraint first_name_not_null check (first_name is not null) not \
                        valid;
                            alter table customer validate constraint first_name_not_null;
                            alter table customer alter column first_name set not null;
                        To accept one, write into the script: -- concordat: allow <rule> because <reason>""");
        assertThat(messages.get("V2__emails.sql")).contains("Rule: index-lock");
    }

    @Test
    void policyWhenAVersionIsGivenMeasuresFromThere() {
        assertThat(messages(run("keepsItSince", MigrationCheck.class.getName())))
                .hasSize(6)
                .containsValues("")
                .allSatisfy((name, message) -> assertThat(message).isEmpty());
    }

    @Test
    void policyWhenItStandsOnAnotherAnnotationCounts() {
        assertThat(messages(run("keepsItByAnother", MigrationCheck.class.getName())))
                .hasSize(6)
                .containsKey("V3__split_name.sql");
    }

    @Test
    void policyWhenNobodyTakesWhatIsFoundSaysSo() {
        assertThat(run("checksNothing").containerEvents().failed().stream()
                        .map(MigrationPolicyTests::message)
                        .toList())
                .isEqualTo(List.of("""
                        A method with @MigrationPolicy takes no MigrationCheck, so it checks nothing.
                          Where: dev.concordat.migration.MigrationPolicyTests$TestCases#checksNothing
                          Fix: give it one: void checksNothing(MigrationCheck migration) { migration.verify(); }"""));
    }

    @Test
    void policyWhenTheVersionIsUnknownSaysSo() {
        assertThat(run("keepsItSinceNobodyKnows", MigrationCheck.class.getName()).containerEvents().failed().stream()
                        .map(MigrationPolicyTests::message)
                        .toList())
                .isEqualTo(List.of("""
                        Database 'main' has no migration of version '5'.
                          Where: dev.concordat.migration.MigrationPolicyTests$TestCases#keepsItSinceNobodyKnows
                          Fix: Known: 1, 2, 3, 4."""));
    }

    @Test
    void policyWhenSeveralAreCheckedAtOnceKeepsThemApart() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(selectClass(ParallelTestCases.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(12).succeeded(12));
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @MigrationPolicy
    @interface OurPolicy {}

    static class TestCases {

        @MigrationPolicy
        void keepsThePolicy(MigrationCheck migration) {
            migration.verify();
        }

        @MigrationPolicy(since = "4")
        void keepsItSince(MigrationCheck migration) {
            migration.verify();
        }

        @OurPolicy
        void keepsItByAnother(MigrationCheck migration) {
            migration.verify();
        }

        @MigrationPolicy
        void checksNothing() {}

        @MigrationPolicy(since = "5")
        void keepsItSinceNobodyKnows(MigrationCheck migration) {
            migration.verify();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelTestCases {

        @MigrationPolicy(since = "4")
        void one(MigrationCheck migration) {
            migration.verify();
        }

        @MigrationPolicy(since = "4")
        void other(MigrationCheck migration) {
            migration.verify();
        }
    }
}
