package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.concordat.cli.Cli;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteFileTests {

    @TempDir
    private Path root;

    private SuiteFolder folder;

    @BeforeEach
    void repository() {
        folder = new SuiteFolder(root);
    }

    @Nested
    class Read {

        @Test
        void readWhenEverythingIsGivenHasIt() {
            folder.suite("""
                    consumers:
                      - consumer/storefront
                    providers:
                      - module: provider/catalog
                        provider: catalogue
                        command: [./gradlew, test]
                    pacts: contracts
                    timeout: 90s
                    maven-arguments: -Dfoo=1  -Pbar
                    """);

            SuiteFile file = SuiteFile.in(root);

            assertThat(file.root()).isEqualTo(root);
            assertThat(file.consumers())
                    .extracting(SuiteModule::path, SuiteModule::pacticipant, SuiteModule::command)
                    .containsExactly(tuple("consumer/storefront", "storefront", Optional.empty()));
            assertThat(file.providers()).singleElement().satisfies(module -> {
                assertThat(module.folder()).isEqualTo(root.resolve("provider/catalog"));
                assertThat(module.pacticipant()).isEqualTo("catalogue");
                assertThat(module.command()).contains(new ModuleCommand.Program(List.of("./gradlew", "test")));
                assertThat(module.origin()).hasToString(root.resolve(SuiteFile.NAME) + ":4");
            });
            assertThat(file.pacts()).isEqualTo(root.resolve("contracts"));
            assertThat(file.timeout()).isEqualTo(Duration.ofSeconds(90));
            assertThat(file.mavenArguments()).containsExactly("-Dfoo=1", "-Pbar");
        }

        @Test
        void readWhenOnlyProvidersAreGivenHasDefaults() {
            folder.suite("providers: [{module: provider/catalog, command: make test}]");

            SuiteFile file = SuiteFile.in(root);

            assertThat(file.consumers()).isEmpty();
            assertThat(file.providers())
                    .extracting(SuiteModule::pacticipant, SuiteModule::command)
                    .containsExactly(tuple("catalog", Optional.of(new ModuleCommand.Shell("make test"))));
            assertThat(file.pacts()).isEqualTo(root.resolve("pacts"));
            assertThat(file.timeout()).isEqualTo(Duration.ofMinutes(20));
            assertThat(file.mavenArguments()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "/consumer", "/consumer/storefront"})
        void nearestWhenStartedBelowFindsItUpwards(String below) {
            folder.suite("providers: [provider/catalog]");

            assertThat(SuiteFile.nearest(Path.of(root + below), null).root()).isEqualTo(root);
        }

        @Test
        void nearestWhenStartedElsewhereTakesTheFallback(@TempDir Path elsewhere) {
            folder.suite("providers: [provider/catalog]");

            assertThat(SuiteFile.nearest(elsewhere, root).root()).isEqualTo(root);
        }
    }

    @Nested
    class Faults {

        @Test
        void suiteWhenFileIsMissingSaysWhatToWrite() {
            assertFault("""
                    There is no 'concordat-suite.yml' in '<root>'.
                      Where: <root>
                      Fix: write one at the repository's root, or name that folder with --root. It lists the modules whose tests write pacts, and those whose tests verify them:
                        consumers:
                          - module: consumer/storefront
                        providers:
                          - module: provider/catalog
                    """);
        }

        @Test
        void suiteWhenFileIsNotYamlNamesTheLine() {
            folder.suite("consumers:\n  - module: [consumer/storefront\nproviders: x\n");

            assertFault("""
                    '<root>/concordat-suite.yml' is not valid YAML: expected ',' or ']', but got :.
                      Where: <root>/concordat-suite.yml:3
                      Fix: mend that line.
                    """);
        }

        @Test
        void suiteWhenKeyIsUnknownNamesTheNearest() {
            folder.suite("""
                    consumer:
                      - module: consumer/storefront
                    providers:
                      - module: provider/catalog
                        comand: make test
                    """);

            assertFault("""
                    'consumer' is not a key of 'concordat-suite.yml'.
                      Where: <root>/concordat-suite.yml:1
                      Fix: did you mean 'consumers'? Known: consumers, providers, pacts, timeout, broker, maven-arguments.
                    'comand' is not a key of 'providers'.
                      Where: <root>/concordat-suite.yml:5
                      Fix: did you mean 'command'? Known: module, provider, command.
                    """);
        }

        @Test
        void suiteWhenModuleFolderIsUnknownNamesTheNearest() {
            folder.suite("""
                    consumers:
                      - module: consumer/shopfront
                    providers:
                      - module: backend
                    """);

            assertFault("""
                    There is no folder 'consumer/shopfront' in '<root>'.
                      Where: <root>/concordat-suite.yml:2
                      Fix: did you mean 'consumer/storefront'?
                    There is no folder 'backend' in '<root>'.
                      Where: <root>/concordat-suite.yml:4
                      Fix: write the module's folder, seen from this file.
                    """);
        }

        @Test
        void suiteWhenNothingWouldBeVerifiedSaysWhatToAdd() {
            folder.suite("consumers: [consumer/storefront]");

            assertFault("""
                    'concordat-suite.yml' has no 'providers', so that nothing would be verified.
                      Where: <root>/concordat-suite.yml:1
                      Fix: add the modules whose tests verify pacts:
                        providers:
                          - module: provider/catalog
                    """);
        }

        @Test
        void suiteWhenValuesAreOfTheWrongKindTellsAllAtOnce() {
            folder.suite("""
                    consumers: consumer/storefront
                    providers:
                      - provider: catalog
                      - module: provider/catalog
                        command: ' '
                    timeout: soon
                    pacts: [a, b]
                    """);

            assertFault("""
                    'consumers' should be a list, but is a single value.
                      Where: <root>/concordat-suite.yml:1
                      Fix: write a list there.
                    An entry of 'providers' has no 'module'.
                      Where: <root>/concordat-suite.yml:3
                      Fix: write its folder, seen from this file: 'module: consumer/storefront'.
                    'command' is blank.
                      Where: <root>/concordat-suite.yml:5
                      Fix: write one, or remove the key to use Maven.
                    'pacts' should be a single value, but is a list.
                      Where: <root>/concordat-suite.yml:7
                      Fix: write a single value there.
                    'soon' is not a time.
                      Where: <root>/concordat-suite.yml:6
                      Fix: write a whole number above 0 and s, m or h: 90s, 20m, 2h.
                    """);
        }

        @Test
        void suiteWhenModuleOrProviderStandsTwiceNamesBothLines() {
            folder.write("provider/second/pom.xml", "<project/>").suite("""
                            consumers:
                              - consumer/storefront
                              - module: ./consumer/storefront
                            providers:
                              - module: provider/catalog
                              - module: provider/second
                                provider: catalog
                            """);

            assertFault("""
                    The module './consumer/storefront' stands twice.
                      Where: <root>/concordat-suite.yml:2, <root>/concordat-suite.yml:3
                      Fix: keep one of the two.
                    Two modules verify the provider 'catalog': 'provider/catalog' and 'provider/second'.
                      Where: <root>/concordat-suite.yml:5, <root>/concordat-suite.yml:6
                      Fix: keep one of them, or give each the provider's name in the pacts as 'provider:'.
                    """);
        }

        private void assertFault(String message) {
            Cli.Result result = folder.run();

            assertThat(result.err()).isEqualTo(message);
            assertThat(result.out()).isEmpty();
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(root.resolve("target")).doesNotExist();
        }
    }
}
