package dev.concordat.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the goals as a user does: by Maven, on a project. */
class GoalsIT {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @TempDir
    static Path shared;

    @TempDir
    Path project;

    @BeforeEach
    void writeAProject() throws IOException {
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>web</artifactId>
                  <version>1-SNAPSHOT</version>
                  <packaging>pom</packaging>
                  <properties>
                    <pactbroker.url>%s</pactbroker.url>
                  </properties>
                </project>
                """.formatted(broker.url()));
        Files.createDirectories(project.resolve("pacts"));
        Files.writeString(project.resolve("pacts/web-api.json"), """
                {"consumer": {"name": "web"}, "provider": {"name": "api"}, "interactions": [],
                 "metadata": {"pactSpecification": {"version": "4.0"}}}""");
    }

    @Test
    void goalsAreFoundAndTakeTheirParameters() throws Exception {
        broker.answersCanIDeploy("false", "{\"success\": false}");

        Run run = maven(
                List.of("publish", "record-deployment", "can-i-deploy"),
                "-Dpact.consumer.branch=main",
                "-Dpacticipant=web",
                "-DpacticipantVersion=2",
                "-Denvironment=test",
                "-DtoEnvironment=test",
                "-Dignore=stock,mail");

        assertThat(run.output())
                .contains("Published 'web' 1a2b3c of branch 'main': 1 pact")
                .contains("[WARNING]   But.")
                .contains("Recorded: 'web' 2 is deployed to 'test'.")
                .contains("No: 'web' 2 to 'test' must not be deployed.")
                .contains("web       2        api       7        FAILED")
                .contains("BUILD FAILURE");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(broker.last().getUrl()).contains("%5D=stock&", "%5D=mail");
    }

    @Test
    void goalWhenAParameterIsMissingNamesIt() throws Exception {
        Run run = maven(List.of("record-release"), "-Dpacticipant=web");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("'pacticipantVersion'", "'environment'");
    }

    private Run maven(List<String> goals, String... options) throws IOException, InterruptedException {
        String version = System.getProperty("project.version");
        LocalRepository repository = LocalRepository.in(shared, Path.of(System.getProperty("root.folder")), version);
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--settings=" + repository.settings(Path.of(System.getProperty("local.repository"))),
                "-Dmaven.repo.local=" + repository.folder()));
        goals.forEach(goal -> words.add("dev.concordat:concordat-maven-plugin:" + version + ":" + goal));
        words.addAll(List.of(options));
        Path log = project.resolve("maven.log");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("GITLAB_CI", "true", "CI_COMMIT_SHA", "1a2b3c"));
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_BASEDIR"));
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(log));
    }

    private record Run(int exitCode, String output) {}
}
