package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.ConcordatException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitePlanTests {

    @TempDir
    private Path root;

    private SuiteFolder folder;

    @BeforeEach
    void repository() {
        folder = new SuiteFolder(root).write("pom.xml", "<project/>").write("tools/mvn", "");
        executable("tools/mvn");
    }

    @Test
    void planWhenModulesNameNoCommandSharesOneMavenRunForEachSide() {
        folder.write("consumer/warehouse/pom.xml", "<project/>").suite("""
                        consumers: [consumer/storefront, consumer/warehouse]
                        providers: [provider/catalog]
                        maven-arguments: -DskipLint
                        """);

        List<Step> steps = plan(Map.of("MAVEN_ARGS", " -o  -T1 ")).steps();

        assertThat(steps).extracting(Step::names).containsExactly("storefront, warehouse", "catalog");
        assertThat(steps.get(0).command())
                .isEqualTo(new Step.Command(
                        List.of(
                                "mvn",
                                "-o",
                                "-T1",
                                "-B",
                                "-ntp",
                                "--fail-at-end",
                                "--also-make",
                                "--projects",
                                "consumer/storefront,consumer/warehouse",
                                "-Dpact.rootDir=" + root.resolve("pacts"),
                                "-Dpactfolder.path=" + root.resolve("pacts"),
                                "-DskipLint",
                                "test"),
                        root,
                        Map.of("MAVEN_ARGS", ""),
                        true));
        assertThat(steps.get(0).log()).isEqualTo(root.resolve("target/concordat/logs/consumers.log"));
        assertThat(steps.get(1).command().words()).contains("provider/catalog");
    }

    @Test
    void planWhenRepositoryHasAMavenWrapperUsesIt() {
        folder.write("mvnw", "").suite("providers: [provider/catalog]");
        executable("mvnw");

        assertThat(plan(Map.of("PATH", "")).steps().get(0).command().words().get(0))
                .isEqualTo(root.resolve("mvnw").toString());
    }

    @Test
    void planWhenModuleHasACommandRunsItInItsFolder() {
        folder.write("consumer/storefront/run tests", "").suite("""
                        consumers:
                          - module: consumer/storefront
                            command: [./run tests, --all]
                        providers:
                          - module: provider/catalog
                            command: make test | tee log
                        """);
        executable("consumer/storefront/run tests");

        List<Step> steps = plan(Map.of("PATH", "")).steps();

        assertThat(steps.get(0).command())
                .isEqualTo(new Step.Command(
                        List.of(root.resolve("consumer/storefront/run tests").toString(), "--all"),
                        root.resolve("consumer/storefront"),
                        Map.of(),
                        false));
        assertThat(steps.get(0).log()).isEqualTo(root.resolve("target/concordat/logs/consumer-storefront.log"));
        assertThat(steps.get(1).command())
                .isEqualTo(new Step.Command(
                        List.of("sh", "-c", "make test | tee log"), root.resolve("provider/catalog"), Map.of(), false));
    }

    @Test
    void planWhenProgramsAndBuildFilesAreMissingTellsAllAtOnce() {
        folder.write("consumer/web/package.json", "{}")
                .write("consumer/app/build.gradle", "")
                .suite("""
                        consumers:
                          - consumer/web
                          - module: consumer/app
                            command: [gradel, test]
                        providers:
                          - provider/catalog
                        """);
        assertThat(root.resolve("pom.xml").toFile().delete()).isTrue();

        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> plan(Map.of("PATH", "/nowhere")))
                .withMessage("""
                        There is no 'pom.xml' in '<root>', and modules without 'command' are run with Maven.
                          Where: <root>/concordat-suite.yml
                          Fix: put 'concordat-suite.yml' beside the root's pom.xml, or give each module a 'command'.
                        Maven was not found: there is no 'mvn' on the PATH, and no 'mvnw' in '<root>'.
                          Where: PATH=/nowhere
                          Fix: install Maven 3.8.6 or newer, or give each module a 'command'.
                        There is no 'pom.xml' in 'consumer/web', and the module has no 'command'.
                          Where: <root>/concordat-suite.yml:2
                          Fix: write the command that runs its tests beside it: 'command: ./gradlew test'.
                        The command 'gradel' of 'consumer/app' was not found.
                          Where: <root>/concordat-suite.yml:3
                          Fix: install it, or write its path, seen from 'consumer/app'.""".replace("<root>", root.toString()));
    }

    private SuitePlan plan(Map<String, String> environment) {
        Map<String, String> all =
                new HashMap<>(Map.of("PATH", root.resolve("tools").toString()));
        all.putAll(environment);
        return SuitePlan.of(SuiteFile.in(root), all);
    }

    private void executable(String path) {
        assertThat(root.resolve(path).toFile().setExecutable(true)).isTrue();
    }
}
