package dev.concordat.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import dev.concordat.cli.database.DatabaseProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command with a real PostgreSQL, and a Maven that only copies. */
class DatabaseCommandTests {

    private static final String BUILDING =
            "concordat: building the test class path of '<root>/provider/catalog' with Maven\n";

    private DatabaseProject project;

    @BeforeEach
    void repository() {
        project = DatabaseProject.make();
        project.write("provider/catalog/src/test/resources/concordat.yml", "databases: {main: {fixtures: [shop]}}");
        project.write("provider/catalog/src/test/resources/fixtures/shop.sql", "create table item (id int);");
    }

    @AfterEach
    void delete() throws IOException {
        project.delete();
    }

    @Test
    void databaseWhenStartedIsThereForLaterCommandsUntilItIsDropped() throws Exception {
        assertThat(project.run("start")).isEqualTo(new Said(0, """
                concordat: main: server started (<time>)
                concordat: main: migrated 0 migrations (<time>)
                concordat: main: checked: migrations valid, none pending, none failed (<time>)
                concordat: main: loaded 0 rows of 1 fixture file (<time>)
                concordat: main: stored for later runs (<time>)
                main: started, embedded, at no version, <size>
                  JDBC      jdbc:postgresql://127.0.0.1:<port>/main
                  user      postgres
                  password  the last field of <data>/pgpass
                  psql      PGPASSFILE=<data>/pgpass psql -h 127.0.0.1 -p <port> -U postgres main
                  since     <instant>
                """, BUILDING));
        assertThat(project.read("calls"))
                .isEqualTo("-B -ntp --also-make --projects provider/catalog -Pcontracts -DskipTests"
                        + " -Dmdep.includeScope=test"
                        + " -Dmdep.outputFile=<root>/provider/catalog/target/concordat/database/classpath.txt"
                        + " test-compile dependency:build-classpath\n");

        assertThat(project.run("start", "provider/catalog").out())
                .startsWith("main: is there already, embedded, at no version, <size>\n");
        assertThat(project.run("drop", "--dry-run")).isEqualTo(new Said(0, """
                main: would stop the PostgreSQL at jdbc:postgresql://127.0.0.1:<port>/main, and delete its data
                Nothing was touched.
                """, ""));
        assertThat(project.run("drop")).isEqualTo(new Said(0, "main: dropped\n", ""));
        assertThat(project.read("calls").lines()).hasSize(1);
        assertThat(project.root().resolve("data")).isEmptyDirectory();
    }

    @Test
    void databaseWhenASnapshotIsTakenWritesItWhereItIsSeenFromHere() throws Exception {
        project.write(
                "provider/catalog/src/test/resources/fixtures/shop.sql",
                "create table item (id int primary key, name text); insert into item values (7, 'Spoon')");
        project.write("provider/catalog/src/test/resources/masks.yml", "item.name: {fixed: thing}");
        project.run("start");

        assertThat(project.run("snapshot", "--tables=item", "--rows", "5", "--output=rows/fixtures/some.yml"))
                .isEqualTo(new Said(0, """
                main: reads jdbc:postgresql://127.0.0.1:<port>/main in one read-only transaction: safe on a database in \
                use, nothing is written there
                main: masks by the rules of <root>/provider/catalog/src/test/resources/masks.yml, by default what these \
                do not name
                main: wrote 1 row of 1 table (item 1); 1 column masked, 1 kept, to <root>/rows/fixtures/some.yml
                main: load it by this line in concordat.yml:
                fixtures: [some]
                """, ""));
        assertThat(project.read("rows/fixtures/some.yml")).isEqualTo("""
                # Written by 'concordat database snapshot': masked rows of a database in use. Load them by fixtures: [some]
                item:
                  - {id: 7, name: "thing"}
                """);
        assertThat(project.run("snapshot", "--dry-run", "--force", "--rules=none.yml"))
                .isEqualTo(new Said(2, "", """
                There is no file of rules '<root>/none.yml'.
                  Where: command line
                  Fix: write it behind '--rules', or leave that out: then everything that may be somebody's is masked.
                """));
        project.run("drop");
    }

    @Test
    void databaseWhenASourceIsNewerBuildsTheClassPathAgain() throws Exception {
        assertThat(project.run("status")).isEqualTo(new Said(0, "main: is not there\n", BUILDING));
        Path fixtures = project.root().resolve("provider/catalog/src/test/resources/fixtures");
        Files.setLastModifiedTime(fixtures, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(project.run("status", "--database=other")).isEqualTo(new Said(2, "", BUILDING + """
                There is no database 'other'.
                  Where: concordat.yml
                  Fix: Declared: main.
                """));
    }

    @Test
    void databaseWhenMavenFailsShowsItsErrors() throws Exception {
        project.write("fault", "[INFO] Scanning\n[ERROR] \n[ERROR] Client.java:[3,9] cannot find symbol\n");

        assertThat(project.run("start")).isEqualTo(new Said(2, "", BUILDING + """
                Maven could not build the tests of '<root>/provider/catalog':
                [ERROR] Client.java:[3,9] cannot find symbol
                  Where: <root>/provider/catalog/target/concordat/database/maven.log
                  Fix: mend what Maven says above, and run the command again.
                """));
    }

    @Test
    void databaseWhenModuleDoesNotUseItSaysSo() throws Exception {
        project.write("mvnw", project.read("mvnw").replaceFirst("printf %s '.*' >", "printf %s '/nothing.jar' >"));

        assertThat(project.run("start")).isEqualTo(new Said(2, "", BUILDING + """
                The tests of '<root>/provider/catalog' do not use concordat-database, so no database is theirs.
                  Where: <root>/provider/catalog/pom.xml
                  Fix: name the module that does, or add it; its version is managed by concordat-bom:
                    <dependency>
                      <groupId>dev.concordat</groupId>
                      <artifactId>concordat-database</artifactId>
                      <scope>test</scope>
                    </dependency>
                """));
    }

    @Test
    void databaseWhenAskedForHelpTellsVerbsAndExitCodes() {
        Cli.Result help = Cli.run("database", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "  recreate   makes them anew",
                        "  snapshot   takes masked rows",
                        "--tables=NAMES",
                        "  2   something could not be done",
                        "--dry-run");
    }
}
