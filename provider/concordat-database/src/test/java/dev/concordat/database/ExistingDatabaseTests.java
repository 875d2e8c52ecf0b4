package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ExistingDatabaseTests {

    /** Its server plays the one that exists. */
    private final Database main = Databases.declared().get("main");

    private String url(String database) {
        return main.url().replace("/main", "/" + database);
    }

    private DataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url(database));
        dataSource.setUser(main.username());
        dataSource.setPassword(main.password());
        return dataSource;
    }

    private Databases open(String database) {
        return open(url(database), main.username(), main.password());
    }

    private static Databases open(String url, String username, String password) {
        return PreparedBy.yaml("""
                databases:
                  shop:
                    url: "%s"
                    username: "%s"
                    password: "%s"
                    migrations: "classpath:db/migration"
                    fixtures: baseline
                """.formatted(url, username, password));
    }

    private void refused(String database, String message) {
        assertThatThrownBy(() -> open(database))
                .isInstanceOf(ConcordatException.class)
                .hasMessage(message.formatted(url(database)).strip());
    }

    @Test
    void prepareWhenDatabaseIsEmptyTakesItUnderItsOwnUrl() {
        PreparedBy.execute(main, "create database empty_one");
        Databases databases = open("empty_one");
        Database shop = databases.get("shop");

        assertThat(shop.url()).isEqualTo(url("empty_one"));
        PreparedBy.execute(shop, "delete from sales.purchase");
        shop.reset();
        assertThat(PreparedBy.column(shop, "select id from sales.purchase")).containsExactly("5");
        databases.close();
    }

    @Test
    void prepareWhenDatabaseIsEmptyAndOthersAreConnectedSaysWhoAndLeavesThem() throws SQLException {
        PreparedBy.execute(main, "create database visited");
        try (Connection visitor = dataSource("visited").getConnection();
                Statement statement = visitor.createStatement()) {
            statement.execute("set application_name = 'psql'");

            refused("visited", """
                    Database '%s' is empty, but cannot be taken while others are connected to it: 1 session (psql).
                      Where: concordat.yml:3
                      Fix: end their sessions, or name a database that does not exist yet.
                    """);
            assertThat(visitor.isValid(5)).isTrue();
        }

        open("visited").close();
    }

    @Test
    void prepareWhenDatabaseIsOursAndOthersAreConnectedEndsTheirSessions() throws SQLException {
        open("visited_again").close();
        try (Connection visitor = dataSource("visited_again").getConnection()) {
            open("visited_again").close();

            assertThat(visitor.isValid(5)).isFalse();
        }
    }

    @Test
    void prepareWhenDatabaseDoesNotExistMakesIt() {
        Databases databases = open("made");

        assertThat(PreparedBy.column(databases.get("shop"), "select current_database()"))
                .containsExactly("made");
        databases.close();
    }

    @Test
    void prepareWhenDatabaseIsOursFromARunBeforeBuildsItAnew() {
        PreparedBy.execute(main, "create database again");
        Databases before = open("again");
        PreparedBy.execute(before.get("shop"), "create table leftover (id bigint)");
        before.close();

        Databases databases = open("again");

        assertThat(PreparedBy.column(databases.get("shop"), "select to_regclass('leftover') is null"))
                .containsExactly("t");
        databases.close();
    }

    @Test
    void prepareWhenDatabaseBringsAnExtensionKeepsIt() {
        PreparedBy.execute(main, "create database extended");
        DataSource extended = dataSource("extended");
        PreparedBy.execute(extended, "create extension citext");

        Databases databases = open("extended");

        assertThat(PreparedBy.column(databases.get("shop"), "select 'A'::citext = 'a'"))
                .containsExactly("t");
        databases.close();
    }

    @Test
    void prepareWhenDatabaseHoldsSomethingOfSomebodysLeavesItUntouched() {
        PreparedBy.execute(main, "create database precious");
        DataSource precious = dataSource("precious");
        PreparedBy.execute(precious, "create table invoice (id bigint)");
        PreparedBy.execute(precious, "insert into invoice values (1)");

        refused("precious", """
                Database '%s' is not empty and was not made by Concordat (it holds table 'invoice'), so it was left \
                untouched.
                  Where: concordat.yml:3
                  Fix: name an empty database, or one that does not exist yet.
                """);

        assertThat(PreparedBy.column(precious, "select id from invoice")).containsExactly("1");
        assertThat(PreparedBy.column(precious, "select to_regclass('product') is null"))
                .containsExactly("t");
        assertThat(PreparedBy.column(main, "select datname from pg_database where datname like 'precious%'"))
                .containsExactly("precious");
    }

    @Test
    void prepareWhenOnlyATypeOrFunctionIsThereLeavesItUntouched() {
        PreparedBy.execute(main, "create database typed");
        DataSource typed = dataSource("typed");
        PreparedBy.execute(typed, "create type colour as enum ('red')");

        refused("typed", """
                Database '%s' is not empty and was not made by Concordat (it holds type 'colour'), so it was left \
                untouched.
                  Where: concordat.yml:3
                  Fix: name an empty database, or one that does not exist yet.
                """);
    }

    @Test
    void prepareWhenANameBesideItIsTakenRefuses() {
        PreparedBy.execute(main, "create database beside_concordat_template");

        refused("beside", """
                Database '%s' needs the name 'beside_concordat_template', which is taken.
                  Where: concordat.yml:3
                  Fix: rename that database.
                """);
    }

    @Test
    void prepareWhenDatabaseIsTheServersOwnRefuses() {
        refused("postgres", """
                Database '%s' is one of the server's own.
                  Where: concordat.yml:3
                  Fix: name a database of its own, and Concordat makes it.
                """);
    }

    @Test
    void prepareWhenAnotherRunUsesItRefuses() {
        Databases first = open("shared");

        refused("shared", """
                Database '%s' is in use by another run.
                  Where: concordat.yml:3
                  Fix: wait for that run, or give each run a database of its own.
                """);

        first.close();
        open("shared").close();
    }

    @Test
    void prepareWhenItIsAbsentAndUserMayNotMakeDatabasesNamesTheStatementThatLetsHim() {
        PreparedBy.execute(main, "create role \"plain user\" login password 'plain'");

        assertThatThrownBy(() -> open(url("absent"), "plain user", "plain")).hasMessage("""
                        Database '%s' does not exist, and user 'plain user' may not make databases.
                          Where: concordat.yml:3
                          Fix: let the server's administrator make it, or run: ALTER ROLE "plain user" CREATEDB;""".formatted(url("absent")));
    }

    @Test
    void prepareWhenUserMayMakeNothingBesideItResetsWithinIt() {
        PreparedBy.execute(main, "create role confined login password 'confined'");
        PreparedBy.execute(main, "create database narrow owner confined");

        for (int run = 1; run <= 2; run++) {
            Databases databases = open(url("narrow"), "confined", "confined");
            Database shop = databases.get("shop");
            PreparedBy.execute(shop, "delete from sales.purchase");
            PreparedBy.execute(shop, "insert into product (name, price_cents) values ('Mug', 1)");

            shop.reset();

            assertThat(PreparedBy.column(shop, "select id from sales.purchase")).containsExactly("5");
            assertThat(PreparedBy.column(
                            shop, "insert into product (name, price_cents) values ('Mug', 1) returning id"))
                    .containsExactly("12");
            databases.close();
        }
        assertThat(PreparedBy.column(main, "select datname from pg_database where datname like 'narrow%'"))
                .containsExactly("narrow");
    }

    @Test
    void resetWhenTheSchemaWasChangedAndNothingCanBeMadeBesideItSaysSo() {
        PreparedBy.execute(main, "create role tight login password 'tight'");
        PreparedBy.execute(main, "create database tight owner tight");
        Databases databases = open(url("tight"), "tight", "tight");
        try {
            Database shop = databases.get("shop");
            PreparedBy.execute(shop, "create table stray (id int)");

            assertThatThrownBy(shop::reset).hasMessage("""
                    Database 'shop' cannot be brought back to its baseline: the schema was changed.
                      Where: %s
                      Fix: leave the schema alone in tests, or let the server's administrator run: ALTER ROLE "tight" \
                    CREATEDB;""".formatted(url("tight")));
        } finally {
            databases.close();
        }
    }

    @Test
    void prepareWhenUserMayMakeDatabasesNeedsNoSuperuser() {
        PreparedBy.execute(main, "create role maker login createdb password 'maker'");
        PreparedBy.execute(main, "create database made_by_maker owner maker");

        Databases databases = open(url("made_by_maker") + "?user=maker&password=maker", "maker", "maker");
        Database shop = databases.get("shop");
        shop.reset();

        assertThat(shop.url()).isEqualTo(url("made_by_maker"));
        assertThat(PreparedBy.column(shop, "select current_user")).containsExactly("maker");
        databases.close();
    }

    @Test
    void prepareWhenPasswordIsWrongSaysWhatTheServerSays() {
        assertThatThrownBy(() -> open(url("shop"), "postgres", "guess")).hasMessage("""
                        The database server at '%s' cannot be used: FATAL: password authentication failed for user \
                        "postgres"
                          Where: concordat.yml:3
                          Fix: see that it runs, and that 'url', 'username' and 'password' of database 'shop' are \
                        right.""".formatted(url("shop")));
    }

    @Test
    void prepareWhenUrlIsNoneOfPostgresHidesThePassword() {
        assertThatThrownBy(() -> open("jdbc:mysql://localhost/shop?user=me&password=secret", "me", "secret"))
                .hasMessage("""
                        'databases.shop.url' is no JDBC URL of a PostgreSQL database: \
                        'jdbc:mysql://localhost/shop?user=me&password=***'.
                          Where: concordat.yml:3
                          Fix: write jdbc:postgresql://host:port/database.""");
    }

    @Test
    void prepareWhenItIsNotToBeMigratedLeavesEverythingAsItStands() {
        PreparedBy.execute(main, "create database standing");
        PreparedBy.execute(dataSource("standing"), "create table note (text text)");
        PreparedBy.execute(dataSource("standing"), "insert into note values ('mine')");
        Databases databases = PreparedBy.yaml("""
                databases:
                  shop: {url: "%s", username: "%s", password: "%s", migrate: false, fixtures: baseline}
                """.formatted(url("standing"), main.username(), main.password()));
        Database shop = databases.get("shop");

        PreparedBy.execute(shop, "insert into note values ('too')");
        shop.reset();
        databases.close();

        assertThat(PreparedBy.column(dataSource("standing"), "select text from note order by text"))
                .containsExactly("mine", "too");
        assertThat(PreparedBy.column(main, "select datname from pg_database where datname like 'standing%'"))
                .containsExactly("standing");
    }

    @Test
    void prepareWhenItIsNotToBeMigratedButHasNoUrlAsksForOne() {
        assertThatThrownBy(() -> PreparedBy.yaml("databases:\n  shop: {migrate: false}"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        Database 'shop' is to be used as it stands ('migrate: false'), but nothing says where it stands.
                          Where: concordat.yml:2
                          Fix: name it: 'databases.shop.url: jdbc:postgresql://host:port/database'; or remove 'migrate'.""");
    }
}
