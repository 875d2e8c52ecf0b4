package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;

class FixtureVersionTests {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader usual = thread.getContextClassLoader();

    @AfterEach
    void restore() {
        thread.setContextClassLoader(usual);
    }

    private static Databases with(String fixtures) {
        return PreparedBy.yaml("databases:\n  past:\n    migrations: 'classpath:db/past'\n    fixtures: " + fixtures);
    }

    private static void assertMigratedForward() {
        Databases databases = with("[past/latest, past/customers@1, past/country@2.0]");
        Database past = databases.get("past");

        assertThat(past.schemaVersion()).isEqualTo("4");
        assertThat(PreparedBy.column(
                        past, "select last_name || coalesce(' ' || country, '') from last_names order by 1"))
                .containsExactly("Hopper GB", "Lovelace");
        assertThat(PreparedBy.column(past, "select script from flyway_schema_history order by installed_rank"))
                .containsExactly(
                        "V1__customer.sql",
                        "V2__country.sql",
                        "V3_1__split_name.sql",
                        "V4__country_of_customer.sql",
                        "R__last_names.sql");
        databases.close();
    }

    @Test
    void loadWhenASetBelongsToAVersionMigratesItsDataForward() {
        assertMigratedForward();
    }

    @Test
    void loadWhenThereIsNoSpringBootStopsAtVersionsToo() {
        thread.setContextClassLoader(new FilteredClassLoader("org.springframework.boot"));

        assertMigratedForward();
    }

    @Test
    void loadWhenNoMigrationHasTheVersionNamesTheNearest() {
        assertThatThrownBy(() -> with("[past/customers@3, past/latest]")).hasMessage("""
                Fixtures of database 'past' are to be loaded at version '3', but no migration leads there.
                  Where: concordat.yml:4
                  Fix: name the version of a migration behind the '@'; nearest is '2' or '3.1'.""");
    }

    @Test
    void loadWhenTheVersionIsBeyondTheApplicationsTargetRefuses() {
        assertThatThrownBy(() -> PreparedBy.yaml("""
                databases:
                  past: {migrations: "classpath:db/past", fixtures: past/customers@4, flyway: {target: "2"}}
                """)).hasMessage("""
                Fixtures of database 'past' are to be loaded at version '4', but no migration leads there.
                  Where: concordat.yml:2
                  Fix: name the version of a migration behind the '@'; nearest is '2'.""");
    }

    @Test
    void loadWhenTheVersionIsNoneShowsHowToWriteOne() {
        assertThatThrownBy(() -> with("[past/customers@first]")).hasMessage("""
                Fixture set 'past/customers@first' names no schema version: 'first' is none.
                  Where: concordat.yml:4
                  Fix: write the version of a migration behind the '@', as in 'old-customers@5', or the set's name \
                alone.""");
    }

    @Test
    void loadWhenASetDoesNotFitItsVersionNamesFileAndRow() {
        assertThatThrownBy(() -> with("[past/customers@4]")).hasMessage("""
                Table 'customer' has no column 'name'.
                  Where: fixtures/past/customers.yml:2, table 'customer', row 1
                  Fix: Known: id, first_name, last_name, country.""");
    }

    @Test
    void loadWhenThereIsNoFlywayButAVersionShowsTheDependencyToPaste() {
        thread.setContextClassLoader(new FilteredClassLoader(Flyway.class));

        assertThatThrownBy(() -> PreparedBy.yaml("databases: {past: {fixtures: past/customers@1}}"))
                .hasMessageStartingWith("Database 'past' has migrations, but Flyway is not on the class path.");
    }
}
