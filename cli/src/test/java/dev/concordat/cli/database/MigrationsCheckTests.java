package dev.concordat.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import dev.concordat.cli.database.DatabaseProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code concordat migrations check}, as far as it is the command's: the program behind it has tests of its own. */
class MigrationsCheckTests {

    private static final String BUILDING =
            "concordat: building the test class path of '<root>/provider/catalog' with Maven\n";

    private DatabaseProject project;

    @BeforeEach
    void repository() {
        project = DatabaseProject.make();
        project.write("provider/catalog/src/test/resources/concordat.yml", "databases: {main: {}}");
    }

    @AfterEach
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(project.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void checkWhenADatabaseIsNotDeclaredSaysWhatTheProgramSays() throws Exception {
        assertThat(project.command("migrations", "check", "--database=orders", "--release=v1", "--from=2", "--json"))
                .isEqualTo(new Said(2, "", BUILDING + """
                        There is no database 'orders'.
                          Where: command line, concordat.yml
                          Fix: Declared: main.
                        """));
    }

    @Test
    void checkWhenModuleDoesNotUseItSaysSo() throws Exception {
        project.write("mvnw", project.read("mvnw").replaceFirst("printf %s '.*' >", "printf %s '/nothing.jar' >"));

        assertThat(project.command("migrations", "check")).isEqualTo(new Said(2, "", BUILDING + """
                The tests of '<root>/provider/catalog' do not use concordat-migration-test.
                  Where: <root>/provider/catalog/pom.xml
                  Fix: name the module that does, or add it; its version is managed by concordat-bom:
                    <dependency>
                      <groupId>dev.concordat</groupId>
                      <artifactId>concordat-migration-test</artifactId>
                      <scope>test</scope>
                    </dependency>
                """));
    }

    @Test
    void checkWhenAskedForHelpTellsRulesAndExitCodes() {
        assertThat(Cli.run("migrations", "check", "--help").out())
                .contains("table-rewrite         no table is written anew while nobody may read it")
                .contains("1   something was found")
                .contains("-- concordat: allow table-rewrite because the table has 100 rows");
    }
}
