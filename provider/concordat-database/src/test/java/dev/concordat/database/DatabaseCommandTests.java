package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.command.DatabaseCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The command on a URL. The server of the declared database plays the one that exists. */
class DatabaseCommandTests {

    private final Database main = Databases.declared().get("main");

    /** What came of a command. */
    private record Said(int code, String out, String err) {}

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

    private Said run(String database, String... arguments) {
        return runDeclared("""
                databases:
                  shop:
                    url: "%s"
                    username: "%s"
                    password: "%s"
                    migrations: "classpath:db/migration"
                    fixtures: baseline
                """.formatted(url(database), main.username(), main.password()), arguments);
    }

    private Said runDeclared(String yaml, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new DatabaseCommand(
                        new DatabaseMain.AsTestsDo(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments), () -> Settings.of(PreparedBy.document(Settings.FILE, yaml)));
        return new Said(code, steady(out), steady(err));
    }

    private String steady(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8)
                .replaceAll("jdbc:postgresql://127\\.0\\.0\\.1:\\d+", "<server>")
                .replaceAll("\\d+ [kM]B", "<size>");
    }

    private List<String> databases(String name) {
        return PreparedBy.column(
                main, "select datname from pg_database where datname ~ '^" + name + "(_concordat.*)?$' order by 1");
    }

    @Test
    void recreateWhenDatabaseDoesNotExistTellsOrMakesIt() {
        assertThat(run("hand_absent", "recreate", "--dry-run")).isEqualTo(new Said(0, """
                shop: would make database 'hand_absent' at <server>/hand_absent
                shop: would apply all migrations of classpath:db/migration
                shop: would load fixtures baseline
                shop: would keep its baseline in 'hand_absent_concordat_template' beside it
                Nothing was touched.
                """, ""));
        assertThat(databases("hand_absent")).isEmpty();

        assertThat(run("hand_absent", "recreate")).isEqualTo(new Said(0, """
                shop: made anew, by its URL, at version 3, <size>
                  JDBC      <server>/hand_absent
                  user      postgres
                """, ""));
        assertThat(PreparedBy.column(dataSource("hand_absent"), "select id from sales.purchase"))
                .containsExactly("5");
    }

    @Test
    void everyVerbWhenDatabaseIsSomebodysLeavesItUntouched() {
        PreparedBy.execute(main, "create database hand_precious");
        PreparedBy.execute(dataSource("hand_precious"), "create table invoice as select 1 as id");

        for (String verb : List.of("start", "status", "migrate", "load", "reset", "recreate", "drop")) {
            assertThat(run("hand_precious", verb)).as(verb).isEqualTo(new Said(2, "", """
                    Database '<server>/hand_precious' is not empty and was not made by Concordat (it holds table \
                    'invoice'), so it was left untouched.
                      Where: concordat.yml:3
                      Fix: name an empty database, or one that does not exist yet.
                    """));
        }
        assertThat(PreparedBy.column(dataSource("hand_precious"), "select id from invoice"))
                .containsExactly("1");
        assertThat(databases("hand_precious")).containsExactly("hand_precious");
    }

    @Test
    void resetWhenOthersAreConnectedTellsWhoseSessionsEnd() throws SQLException {
        run("hand_reset", "start");
        PreparedBy.execute(dataSource("hand_reset"), "delete from sales.purchase; create table leftover ()");
        try (Connection other = dataSource("hand_reset").getConnection()) {
            assertThat(other.isValid(5)).isTrue();
            assertThat(run("hand_reset", "reset", "--dry-run")).isEqualTo(new Said(0, """
                    shop: would make 'hand_reset' anew from its baseline 'hand_reset_concordat_template'
                    shop: would end 1 session of others (PostgreSQL JDBC Driver)
                    Nothing was touched.
                    """, ""));
            assertThat(other.isValid(5)).isTrue();

            assertThat(run("hand_reset", "reset"))
                    .isEqualTo(new Said(0, "shop: is at its baseline, by its URL, at version 3, <size>\n", ""));
        }
        assertThat(PreparedBy.column(
                        dataSource("hand_reset"), "select id || to_regclass('leftover')::text from sales.purchase"))
                .containsExactly((String) null);
    }

    @Test
    void startWhenDatabaseIsThereLeavesItAsItIs() {
        run("hand_again", "start");
        PreparedBy.execute(dataSource("hand_again"), "delete from sales.purchase");

        assertThat(run("hand_again", "start").out()).startsWith("shop: is there already, by its URL, at version 3, ");
        assertThat(PreparedBy.column(dataSource("hand_again"), "select id from sales.purchase"))
                .isEmpty();
    }

    @Test
    void dropWhenDatabaseIsOursRemovesAllThatWasMade() {
        run("hand_drop", "start");

        assertThat(run("hand_drop", "drop", "--dry-run")).isEqualTo(new Said(0, """
                shop: would drop database 'hand_drop' at <server>/hand_drop, which Concordat made, with \
                'hand_drop_concordat_template' and 'hand_drop_concordat_empty' beside it
                Nothing was touched.
                """, ""));
        assertThat(databases("hand_drop")).hasSize(3);
        assertThat(run("hand_drop", "drop")).isEqualTo(new Said(0, "shop: dropped\n", ""));
        assertThat(databases("hand_drop")).isEmpty();
        assertThat(run("hand_drop", "drop")).isEqualTo(new Said(0, "shop: is not there\n", ""));
    }

    @Test
    void resetWhenDatabaseIsNotThereSaysWhatMakesIt() {
        assertThat(run("hand_none", "reset")).isEqualTo(new Said(2, "", """
                Database 'shop' is not there, so 'reset' cannot be done.
                  Where: concordat.yml:3
                  Fix: run 'start' first: it makes, migrates and loads it.
                """));
        assertThat(run("hand_none", "status")).isEqualTo(new Said(0, "shop: is not there\n", ""));
        assertThat(databases("hand_none")).isEmpty();
    }

    @Test
    void recreateWhenOneOfSeveralFailsMakesTheOthers() {
        PreparedBy.execute(main, "create database hand_foreign");
        PreparedBy.execute(dataSource("hand_foreign"), "create table invoice ()");
        String yaml = """
                databases:
                  first: {url: "%1$s", username: "%3$s", password: "%4$s", migrations: "classpath:db/migration"}
                  second: {url: "%2$s", username: "%3$s", password: "%4$s", migrations: "classpath:db/migration"}
                """.formatted(url("hand_foreign"), url("hand_second"), main.username(), main.password());

        assertThat(runDeclared(yaml, "recreate")).isEqualTo(new Said(2, """
                second: made anew, by its URL, at version 3, <size>
                  JDBC      <server>/hand_second
                  user      postgres
                """, """
                Database '<server>/hand_foreign' is not empty and was not made by Concordat (it holds table 'invoice'), \
                so it was left untouched.
                  Where: concordat.yml:2
                  Fix: name an empty database, or one that does not exist yet.
                """));
        assertThat(runDeclared(yaml, "drop", "--database=second")).isEqualTo(new Said(0, "second: dropped\n", ""));
        assertThat(databases("hand_foreign")).containsExactly("hand_foreign");
    }

    @Test
    void runWhenDatabaseIsNotDeclaredListsThoseThatAre() {
        assertThat(run("hand_none", "drop", "--database=shpo")).isEqualTo(new Said(2, "", """
                There is no database 'shpo'.
                  Where: concordat.yml
                  Fix: did you mean 'shop'? Declared: shop.
                """));
    }

    @Test
    void runWhenNoDatabaseIsDeclaredSaysHowTo() {
        assertThat(runDeclared("states: {}", "status")).isEqualTo(new Said(2, "", """
                No database is declared.
                  Where: concordat.yml
                  Fix: declare one in src/test/resources/concordat.yml:
                    databases:
                      main: {}
                """));
    }

    @Test
    void runWhenOptionIsForOneOfSeveralAsksForWhich() {
        assertThat(runDeclared("databases: {main: {}, stock: {}}", "start", "--port=1"))
                .isEqualTo(new Said(2, "", """
                '--port' is for one database, and 2 are declared: main, stock.
                  Where: command line
                  Fix: name the one that is meant: --database=main.
                """));
    }

    @Test
    void runWhenDatabaseIsToBeUsedAsItStandsLeavesItAlone() {
        assertThat(runDeclared("databases: {main: {url: \"" + url("hand_none") + "\", migrate: false}}", "drop"))
                .isEqualTo(new Said(2, "", """
                Database 'main' is to be used as it stands ('migrate: false'), so 'drop' leaves it alone.
                  Where: concordat.yml:1
                  Fix: remove 'migrate' if Concordat may make and drop it, or leave it out by naming the others with \
                --database.
                """));
    }

    @Test
    void runWhenDatabaseRunsInAContainerSaysWhatItKnows() {
        assertThat(runDeclared("databases: {main: {image: \"postgres:18\"}}", "start"))
                .isEqualTo(new Said(2, "", """
                Database 'main' runs in a container, which ends with the tests: 'start' knows embedded servers and URLs.
                  Where: concordat.yml:1
                  Fix: start a container of 'postgres:18' yourself, and write its 'url' instead of 'image'.
                """));
    }
}
