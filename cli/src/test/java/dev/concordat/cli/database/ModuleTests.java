package dev.concordat.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTests {

    @TempDir
    private Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void modules(String... paths) throws IOException {
        for (String path : paths) {
            file(path + "/pom.xml", "<project/>");
        }
    }

    private void refused(@Nullable String named, String message) {
        assertThatThrownBy(() -> Module.find(named, root, null))
                .isInstanceOf(ConcordatException.class)
                .hasMessage(message.replace("<root>", root.toString()).strip());
    }

    @Test
    void findWhenNothingIsNamedTakesTheOnlyProvider() throws IOException {
        modules(".", "provider/catalog");
        file("concordat-suite.yml", "providers: [provider/catalog]\nmaven-arguments: -o");

        assertThat(Module.find(null, root, null))
                .isEqualTo(new Module(root, root.resolve("provider/catalog"), List.of("-o")));
        assertThat(Module.find(null, root.resolve("provider"), null).path()).isEqualTo("provider/catalog");
    }

    @Test
    void findWhenFolderDeclaresDatabasesTakesIt() throws IOException {
        modules(".", "provider/catalog", "provider/stock");
        file("provider/stock/src/test/resources/concordat.yml", "databases: {main: {}}");
        file("concordat-suite.yml", "providers: [provider/catalog]");

        assertThat(Module.find(null, root.resolve("provider/stock"), null).path())
                .isEqualTo("provider/stock");
    }

    @Test
    void findWhenThereIsNoSuiteRunsMavenInTheOutermostModule() throws IOException {
        modules("shop", "shop/provider", "shop/provider/catalog");

        assertThat(Module.find("shop/provider/catalog", root, null))
                .isEqualTo(new Module(root.resolve("shop"), root.resolve("shop/provider/catalog"), List.of()));
        assertThat(Module.find("shop", root, null).path()).isEmpty();
    }

    @Test
    void findWhenThereAreSeveralProvidersAsksForOne() throws IOException {
        modules("provider/catalog", "provider/stock");
        file("concordat-suite.yml", "providers: [provider/catalog, provider/stock]");

        refused(null, """
                It is not said which module's databases are meant.
                  Where: <root>/concordat-suite.yml
                  Fix: name one of: provider/catalog, provider/stock.
                """);
    }

    @Test
    void findWhenNothingSaysWhichAsksForIt() {
        refused(null, """
                It is not said which module's databases are meant.
                  Where: <root>
                  Fix: name its folder: 'concordat database start provider/catalog'.
                """);
    }

    @Test
    void findWhenThereIsNoSuchFolderSaysSo() {
        refused("provider/catalogue", """
                There is no folder 'provider/catalogue'.
                  Where: <root>
                  Fix: name the folder of the module that declares databases, seen from here.
                """);
    }

    @Test
    void findWhenModuleIsNotMavensTellsTheOtherWay() throws IOException {
        file("provider/catalog/build.gradle", "");

        refused("provider/catalog", """
                There is no 'pom.xml' in '<root>/provider/catalog', and the class path is asked of Maven.
                  Where: <root>/provider/catalog
                  Fix: name a Maven module; elsewhere run 'dev.concordat.database.DatabaseMain' on the test class path, \
                which knows the same commands and options.
                """);
    }
}
