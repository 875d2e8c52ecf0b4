package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.concordat.ConcordatException;
import java.sql.Connection;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;

class MigrationTests {

    private final Database main = Databases.declared().get("main");

    @Nested
    class Failing {

        @Test
        void migrateWhenStatementFailsNamesFileLineErrorAndStatementAndLeavesNothing() {
            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  failing: {migrations: 'classpath:db/failing'}"))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessage("""
                            Migration 'V2__price.sql' of database 'failing' failed: type "currency_code" does not exist [42704]
                            alter table product
                              add column price_cents integer not null,
                              add column curency currency_code
                              Where: db/failing/V2__price.sql:9
                              Fix: mend the migration; no test was run.""");
            assertThat(PreparedBy.column(main, "select datname from pg_database where datname like 'failing%'"))
                    .isEmpty();
        }

        @Test
        void migrateWhenPlaceholderHasNoValueSaysWhatFlywaySays() {
            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  greeting: {migrations: 'classpath:db/unresolved'}"))
                    .isInstanceOf(ConcordatException.class)
                    .hasMessageStartingWith("Database 'greeting' could not be migrated: Unable to parse statement in"
                            + " db/unresolved/V1__greeting.sql at line 1 col 1.")
                    .hasMessageEndingWith("""
                            No value provided for placeholder: ${word}.  Check your configuration!
                              Where: concordat.yml:2
                              Fix: mend it as Flyway says; no test was run.""");
        }

        @Test
        void migrateWhenLocationHoldsNothingSaysSo() {
            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {migrations: 'classpath:db/nowhere'}"))
                    .hasMessage("""
                            Database 'shop' has no migrations at 'classpath:db/nowhere'.
                              Where: concordat.yml:2
                              Fix: correct 'databases.shop.migrations'; class path locations begin with 'classpath:', \
                            folders with 'filesystem:'.""");
        }

        @Test
        void migrateWhenFlywayKeyIsUnknownSaysSo() {
            assertThatThrownBy(() -> PreparedBy.yaml(
                            "databases:\n  shop: {migrations: 'classpath:db/migration', flyway: {nonsense: 1}}"))
                    .hasMessage("""
                            Flyway does not accept 'databases.shop.flyway': Unknown configuration property: \
                            flyway.nonsense. Please check your conf files or commandline parameters
                              Where: concordat.yml:2
                              Fix: write Flyway's keys as its documentation does, without the prefix 'flyway.'.""");
        }
    }

    @Nested
    class Waiting {

        @Test
        void migrateWhenIndexIsBuiltConcurrentlyUnderFlywaysOwnTransactionNamesBothSidesAndTheCure() {
            Throwable thrown = catchThrowable(
                    () -> PreparedBy.yaml("databases:\n  indexed: {migrations: 'classpath:db/concurrently',"
                            + " flyway: {postgresql.transactional.lock: true}}"));

            assertThat(thrown).isInstanceOf(ConcordatException.class);
            assertThat(String.valueOf(thrown.getMessage())
                            .replaceAll("session \\d+", "session N")
                            .replaceAll("waited \\d+ s", "waited N s"))
                    .isEqualTo("""
                            Migration 'V2__index.sql' of database 'indexed' waited N s for a lock and was stopped.
                            Waiting: create index concurrently product_by_name on product (name)
                            Blocked by: session N (application 'Flyway', idle in transaction), whose last statement \
                            was: SELECT COUNT(*) FROM pg_namespace WHERE nspname=$1
                              Where: db/concurrently/V2__index.sql:1
                              Fix: Flyway's own session holds a transaction open while the statement waits for all \
                            transactions to end; let Flyway lock by session:
                                spring.flyway.postgresql.transactional-lock: false   (application.yml)""");
        }

        @Test
        void migrateWhenAnotherSessionHoldsTheLockNamesItAfterTheTimeAllowed() throws Exception {
            Throwable thrown;
            try (Connection holder = main.dataSource().getConnection();
                    Statement statement = holder.createStatement()) {
                statement.execute("set application_name = 'somebody'");
                holder.setAutoCommit(false);
                statement.execute("lock table pg_parameter_acl in share mode");

                // On the same server: the table that is locked belongs to all of its databases.
                thrown = catchThrowable(() -> PreparedBy.yaml(
                        """
                        databases:
                          blocked:
                            url: "%s"
                            username: "%s"
                            password: "%s"
                            migrations: "classpath:db/blocked"
                            lock-wait: 500ms
                        """.formatted(main.url().replace("/main", "/blocked"), main.username(), main.password())));
            }

            assertThat(String.valueOf(thrown.getMessage())
                            .replaceAll("session \\d+", "session N")
                            .replaceAll("waited \\d+ s", "waited N s"))
                    .isEqualTo("""
                            Migration 'V1__setting.sql' of database 'blocked' waited N s for a lock and was stopped.
                            Waiting: grant set on parameter work_mem to public
                            Blocked by: session N (application 'somebody', idle in transaction), whose last statement \
                            was: lock table pg_parameter_acl in share mode
                              Where: db/blocked/V1__setting.sql:2
                              Fix: end what that session does, or allow longer waits with 'databases.blocked.lock-wait'.""");
        }

        @Test
        void migrateWhenAStatementIgnoresThatItIsCancelledEndsItsSession() throws Exception {
            Throwable thrown;
            try (Connection holder = main.dataSource().getConnection();
                    Statement statement = holder.createStatement()) {
                statement.execute("set application_name = 'somebody'");
                holder.setAutoCommit(false);
                statement.execute("lock table pg_parameter_acl in share mode");

                thrown = catchThrowable(() -> PreparedBy.yaml(
                        """
                        databases:
                          stubborn:
                            url: "%s"
                            username: "%s"
                            password: "%s"
                            migrations: "classpath:db/stubborn"
                            lock-wait: 500ms
                        """.formatted(main.url().replace("/main", "/stubborn"), main.username(), main.password())));
            }

            assertThat(String.valueOf(thrown.getMessage()))
                    .startsWith("Migration 'V1__stubborn.sql' of database 'stubborn' waited ")
                    .contains("Blocked by: session ")
                    .endsWith("Fix: end what that session does, or allow longer waits with"
                            + " 'databases.stubborn.lock-wait'.");
        }

        @Test
        void migrateWhenNobodySaysHowToLockBuildsTheIndex() {
            Databases databases = PreparedBy.yaml("databases:\n  indexed: {migrations: 'classpath:db/concurrently'}");

            assertThat(databases.get("indexed").schemaVersion()).isEqualTo("2");
            databases.close();
        }
    }

    @Nested
    class Configured {

        @Test
        void migrateWhenPlaceholderIsSetInConcordatYmlUsesIt() {
            Databases databases = PreparedBy.yaml("databases:\n  greeting: {migrations: 'classpath:db/unresolved',"
                    + " flyway: {placeholders: {word: hello}}}");

            assertThat(PreparedBy.column(
                            databases.get("greeting"), "insert into greeting default values returning word"))
                    .containsExactly("hello");
            databases.close();
        }

        @Test
        void migrateWhenAProfileIsNamedReadsTheApplicationsSettingsUnderIt() {
            Databases databases = PreparedBy.yaml("databases:\n  night: {profiles: [night]}");
            Database night = databases.get("night");

            assertThat(PreparedBy.column(night, "insert into evening.greeting default values returning word"))
                    .containsExactly("night");
            assertThat(PreparedBy.column(night, "select version from evening.flyway_schema_history where type = 'SQL'"))
                    .containsExactly("1");
            databases.close();
        }

        @Test
        void migrateWhenTheApplicationDisablesFlywayLeavesTheDatabaseEmpty() {
            Databases databases = PreparedBy.yaml("databases:\n  bare: {profiles: [without-flyway]}");

            assertThat(databases.get("bare").schemaVersion()).isEmpty();
            assertThat(PreparedBy.column(databases.get("bare"), "select to_regclass('flyway_schema_history') is null"))
                    .containsExactly("t");
            databases.close();
        }
    }

    @Nested
    class WithoutSpringBoot {

        private final Thread thread = Thread.currentThread();
        private final ClassLoader usual = thread.getContextClassLoader();

        @AfterEach
        void restore() {
            thread.setContextClassLoader(usual);
        }

        @Test
        void migrateWhenThereIsNoSpringBootUsesFlywayAlone() {
            thread.setContextClassLoader(new FilteredClassLoader("org.springframework.boot"));

            Databases databases = PreparedBy.yaml("databases:\n  plain: {}");

            assertThat(databases.get("plain").schemaVersion()).isEqualTo("3");
            databases.close();
        }

        @Test
        void migrateWhenAnIndexWaitsNamesTheCureInConcordatYml() {
            thread.setContextClassLoader(new FilteredClassLoader("org.springframework.boot"));

            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  indexed: {migrations: 'classpath:db/concurrently',"
                            + " flyway: {postgresql.transactional.lock: true}}"))
                    .hasMessageEndingWith(
                            "databases.indexed.flyway: {postgresql.transactional.lock: false}" + "   (concordat.yml)");
        }

        @Test
        void migrateWhenThereIsNoFlywayShowsTheDependencyToPaste() {
            thread.setContextClassLoader(new FilteredClassLoader(Flyway.class));

            assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {migrations: 'classpath:db/migration'}"))
                    .hasMessage("""
                            Database 'shop' has migrations, but Flyway is not on the class path.
                              Where: concordat.yml:2
                              Fix: add it, its version is managed by concordat-bom:
                                <dependency>
                                  <groupId>org.flywaydb</groupId>
                                  <artifactId>flyway-database-postgresql</artifactId>
                                  <scope>test</scope>
                                </dependency>""");
        }

        @Test
        void migrateWhenThereIsNoFlywayAndNothingToMigrateOnlyLoads() {
            thread.setContextClassLoader(new FilteredClassLoader(Flyway.class));

            Databases databases = PreparedBy.yaml("databases:\n  bare: {}");

            assertThat(databases.get("bare").schemaVersion()).isEmpty();
            databases.close();
        }
    }
}
