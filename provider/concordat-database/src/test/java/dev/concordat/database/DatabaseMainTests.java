package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.internal.cache.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The command on embedded servers, as its users run it: each time in a JVM of its own. */
class DatabaseMainTests {

    private static final Pattern ACCESS = Pattern.compile("JDBC +(\\S+)\n.*\n  password  (\\S+)\n");

    private static Path root;

    private CommandProject project;

    // The account that a server runs as where this runs as root has to find its way, and JUnit's own are closed to it.
    @BeforeAll
    static void folders() throws IOException {
        root = Files.createTempDirectory("command-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterAll
    static void delete() throws IOException {
        Folders.delete(root);
    }

    @BeforeEach
    void project() throws IOException {
        project = CommandProject.in(root);
        project.write("concordat.yml", "databases: {main: {fixtures: [baseline]}}");
        project.write("db/migration/V1__item.sql", "create table item (id int primary key, name text not null);");
        project.write("fixtures/baseline.yml", "item: [{id: 1, name: cup}]");
    }

    @AfterEach
    void end() throws Exception {
        for (ProcessHandle server : project.servers()) {
            server.destroyForcibly();
            server.onExit().get();
        }
    }

    private static DataSource connection(String said) {
        Matcher matcher = ACCESS.matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(matcher.group(1));
        dataSource.setUser("postgres");
        dataSource.setPassword(matcher.group(2));
        return dataSource;
    }

    @Test
    void startWhenNothingIsThereLeavesADatabaseRunning() throws Exception {
        // No other test's, which would be in the cache.
        project.write("fixtures/baseline.yml", "item: [{id: 1, name: spoon}]");
        assertThat(project.run("start", "--dry-run").steady()).isEqualTo("""
                main: would start an embedded PostgreSQL on a free port of 127.0.0.1
                main: would apply all migrations
                main: would load fixtures baseline
                main: would keep it in the cache, as the baseline
                main: would leave the server running
                Nothing was touched.
                """);
        assertThat(project.servers()).isEmpty();

        CommandProject.Said started = project.run("start");
        assertThat(started.steady()).isEqualTo("""
                concordat: main: server started (<time>)
                concordat: main: migrated 1 migration, to version 1 (<time>)
                concordat: main: checked: migrations valid, none pending, none failed (<time>)
                concordat: main: loaded 1 row of 1 fixture file (<time>)
                concordat: main: stored for later runs (<time>)
                main: started, embedded, at version 1, <size>
                  JDBC      jdbc:postgresql://127.0.0.1:<port>/main
                  user      postgres
                  password  the last field of <data>/pgpass
                  psql      PGPASSFILE=<data>/pgpass psql -h 127.0.0.1 -p <port> -U postgres main
                  since     <instant>
                """);

        CommandProject.Said again = project.run("start", "--show-password");
        assertThat(again.steady()).startsWith("main: is there already, embedded, at version 1, <size>\n");
        assertThat(again.url()).isEqualTo(started.url());
        assertThat(PreparedBy.column(connection(again.out()), "select name from item"))
                .containsExactly("spoon");
    }

    @Test
    void migrateWhenAFileWasAddedAppliesItAndKeepsRows() throws Exception {
        project.write("db/migration/R__names.sql", "create or replace view names as select name from item;");
        DataSource database = connection(project.run("start", "--show-password").out());
        PreparedBy.execute(database, "insert into item values (2, 'pot')");
        project.write("db/migration/V2__price.sql", "alter table item add price int not null default 7;");
        project.write("db/migration/V3__colour.sql", "alter table item add colour text;");

        assertThat(project.run("status").steady()).isEqualTo("""
                main: is there, embedded, at version 1, 2 pending (V2__price.sql, V3__colour.sql), <size>
                  JDBC      jdbc:postgresql://127.0.0.1:<port>/main
                  user      postgres
                  password  the last field of <data>/pgpass
                  psql      PGPASSFILE=<data>/pgpass psql -h 127.0.0.1 -p <port> -U postgres main
                  since     <instant>
                  note      its migrations, fixtures or settings have changed since; 'recreate' makes it anew
                """);
        assertThat(project.run("migrate", "--to=2", "--dry-run").steady()).isEqualTo("""
                main: would apply V2__price.sql
                Nothing was touched.
                """);
        assertThat(project.run("migrate", "--to=2").steady()).isEqualTo("""
                concordat: main: migrated 1 migration, to version 2 (<time>)
                main: migrated, embedded, at version 2, 1 pending (V3__colour.sql), <size>
                """);
        assertThat(PreparedBy.column(database, "select name || price from item order by id"))
                .containsExactly("cup7", "pot7");
        assertThat(project.run("migrate", "--to=9").err()).isEqualTo("""
                Database 'main' has no migration of version '9'.
                  Where: concordat.yml:1
                  Fix: Known: 1, 2, 3.
                """);
    }

    @Test
    void recreateWhenFixturesChangedBringsThemInUnderTheSameUrl() throws Exception {
        CommandProject.Said started = project.run("start");
        project.write("fixtures/baseline.yml", "item: [{id: 1, name: mug}]");

        CommandProject.Said anew = project.run("recreate", "--show-password");

        assertThat(anew.url()).isEqualTo(started.url());
        assertThat(project.servers()).hasSize(1);
        DataSource database = connection(anew.out());
        PreparedBy.execute(database, "delete from item");
        assertThat(project.run("reset").steady())
                .isEqualTo("main: is at its baseline, embedded, at version 1, <size>\n");
        assertThat(PreparedBy.column(connection(anew.out()), "select name from item"))
                .containsExactly("mug");
    }

    @Test
    void loadWhenRowsAreThereAlreadyAddsNone() throws Exception {
        DataSource database = connection(project.run("start", "--show-password").out());
        project.write("fixtures/more.yml", "item: [{id: 3, name: can}]");

        assertThat(project.run("load").err()).isEqualTo("""
                A row of table 'item' was refused: duplicate key value violates unique constraint "item_pkey". Key \
                (id)=(1) already exists.
                  Where: fixtures/baseline.yml:1, table 'item', row 1
                  Fix: correct the row, or the rows it collides with.
                """);
        assertThat(project.run("load", "--fixtures=more").steady()).isEqualTo("""
                concordat: main: loaded 1 row of 1 fixture file (<time>)
                main: loaded, embedded, at version 1, <size>
                """);
        assertThat(PreparedBy.column(database, "select name from item order by id"))
                .containsExactly("cup", "can");
    }

    @Test
    void startWhenAMigrationFailsLeavesNothing() throws Exception {
        project.write("db/migration/V2__broken.sql", "alter table itm add price int;");

        CommandProject.Said failed = project.run("start");

        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.err()).contains("V2__broken.sql", "relation \"itm\" does not exist", "  Fix: ");
        try (Stream<Path> left = Files.list(project.data())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void dropWhenServerWasKilledForgetsItAndStartTakesThePortAgain() throws Exception {
        CommandProject.Said started = project.run("start");
        ProcessHandle server = project.servers().get(0);
        server.destroyForcibly();
        server.onExit().get();

        assertThat(project.run("drop", "--dry-run").steady()).isEqualTo("""
                main: would forget the PostgreSQL at jdbc:postgresql://127.0.0.1:<port>/main, which runs no more
                Nothing was touched.
                """);
        assertThat(project.run("start").url()).isEqualTo(started.url());
        assertThat(project.run("drop").steady()).isEqualTo("main: dropped\n");
        assertThat(project.servers()).isEmpty();
        try (Stream<Path> left = Files.list(project.data())) {
            assertThat(left).isEmpty();
        }
    }
}
