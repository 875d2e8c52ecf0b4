package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.server.DatabaseServers;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.FilteredClassLoader;

class VersionTests {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader usual = thread.getContextClassLoader();

    @TempDir
    private Path folder;

    @BeforeEach
    void withoutSpringBoot() {
        thread.setContextClassLoader(new FilteredClassLoader("org.springframework.boot"));
    }

    @AfterEach
    void restore() {
        thread.setContextClassLoader(usual);
    }

    private static Databases past(String version) {
        return PreparedBy.yaml("databases:\n  past:\n    migrations: 'classpath:db/past'\n"
                + "    fixtures: [past/customers@1, past/country@2]\n    version: " + version);
    }

    @Test
    void versionWhenGivenStopsThereWithTheFixturesUpToIt() {
        Databases databases = past("1");
        Database past = databases.get("past");

        assertThat(past.schemaVersion()).isEqualTo("1");
        assertThat(PreparedBy.column(past, "select script from flyway_schema_history order by installed_rank"))
                .containsExactly("V1__customer.sql");
        assertThat(PreparedBy.column(past, "select count(*) from customer")).containsExactly("1");
        databases.close();
    }

    @Test
    void versionWhenLatestIsAsIfItWereNotGiven() {
        Databases databases = PreparedBy.yaml(
                "databases:\n  past: {migrations: 'classpath:db/past', version: latest, fixtures: past/latest}");

        assertThat(databases.get("past").schemaVersion()).isEqualTo("4");
        databases.close();
    }

    @Test
    void versionWhenThereIsNoSuchMigrationNamesTheKnownOnes() {
        assertThatThrownBy(() -> past("\"3\"")).hasMessage("""
                Database 'past' has no migration of version '3'.
                  Where: concordat.yml:5
                  Fix: Known: 1, 2, 3.1, 4.""");
    }

    @Test
    void versionWhenItIsNoneSaysSo() {
        assertThatThrownBy(() -> past("newest")).hasMessage("""
                'databases.past.version' cannot be 'newest'.
                  Where: concordat.yml:5
                  Fix: write the version of a migration, as in "8", or latest.""");
    }

    @Test
    void fixturesOfNoVersionWhenTheyDoNotFitSaysHowToNameThem() {
        assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  past:\n    migrations: 'classpath:db/past'\n"
                        + "    fixtures: [past/customers@1, past/latest]\n    version: \"2\""))
                .hasMessage("""
                        The fixtures of database 'past' do not fit version '2', at which it stops: 'past/latest', \
                        which belong to no version, and so to the latest one.
                          Where: concordat.yml:4
                          Fix: write them as rows were at a version that is no later, and name it: 'past/latest@2'; \
                        they are loaded there, and later migrations take them along.
                        Table 'customer' has no column 'first_name'.
                          Where: fixtures/past/latest.yml:3, table 'customer', row 1
                          Fix: Known: id, name.
                        Table 'customer' has no column 'last_name'.
                          Where: fixtures/past/latest.yml:3, table 'customer', row 1
                          Fix: Known: id, name.
                        Table 'customer' has no column 'country'.
                          Where: fixtures/past/latest.yml:3, table 'customer', row 1
                          Fix: Known: id, name.""");
    }

    @Test
    void baselineWhenOnlyLaterOrRepeatableMigrationsChangeIsTheSame() throws IOException {
        write("V1__product.sql", "create table product (id int)");
        write("V2__price.sql", "alter table product add column price int");
        write("R__prices.sql", "create view prices as select price from product");
        String before = key("1").orElseThrow();
        String latest = key("latest").orElseThrow();

        write("V2__price.sql", "alter table product add column price bigint");
        write("V2_1__name.sql", "alter table product add column name text");
        write("U2__price.sql", "alter table product drop column price");
        write("R__prices.sql", "create view prices as select id, price from product");

        assertThat(key("1")).contains(before);
        assertThat(key("latest")).isPresent().isNotEqualTo(Optional.of(latest));
    }

    @Test
    void baselineWhenAnEarlierMigrationOrACallbackChangesIsAnother() throws IOException {
        write("V1__product.sql", "create table product (id int)");
        write("V2__price.sql", "alter table product add column price int");
        String before = key("2").orElseThrow();
        write("V2__price.sql.conf", "executeInTransaction=false");
        String configured = key("2").orElseThrow();
        write("afterEachMigrate.sql", "select 1");

        assertThat(configured).isNotEqualTo(before);
        assertThat(key("2")).isPresent().isNotEqualTo(Optional.of(configured));
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private Optional<String> key(String version) {
        DatabaseSettings settings = DatabaseSettings.all(Settings.of(PreparedBy.document(
                        Settings.FILE,
                        "databases:\n  shop: {migrations: 'filesystem:" + folder + "', version: '" + version + "'}")))
                .get(0);
        return BaselineKey.of(settings, DatabaseServers.plan(settings)).key();
    }
}
