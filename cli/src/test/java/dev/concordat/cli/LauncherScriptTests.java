package dev.concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code concordat}, in a checkout of its own, with a Java and a Maven that only tell how they were called.
 */
class LauncherScriptTests {

    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -XshowSettings:properties ]; then
              echo "    java.specification.version = ${FAKE_VERSION:-17}"
              exit 0
            fi
            printf 'java'
            for argument; do printf ' <%s>' "$argument"; done
            echo
            exit "${FAKE_EXIT:-0}"
            """;

    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >> "$CALLS"
            echo "MAVEN_ARGS=$MAVEN_ARGS" >> "$CALLS"
            if [ -n "$FAKE_FAULT" ]; then
              echo "$FAKE_FAULT"
              exit 1
            fi
            while [ "$1" != -f ]; do shift; done
            mkdir -p "$(dirname "$2")/broker/target/distribution"
            touch "$(dirname "$2")/cli/target/concordat-cli.jar"
            """;

    @TempDir
    private Path folder;

    private Path root;
    private Path tools;

    @BeforeEach
    void checkout() throws IOException {
        root = folder.resolve("a checkout");
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String module : List.of("bom", "broker", "cli", "core", "provider/concordat-database")) {
            Files.createDirectories(root.resolve(module + "/src/main"));
            Files.writeString(root.resolve(module + "/pom.xml"), "<project/>");
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("../concordat"), root.resolve("concordat"));
        tool("java", JAVA);
        tool("javac", "#!/bin/sh\n");
        tool("mvn", MAVEN);
    }

    @Test
    void scriptWhenCalledFirstBuildsAndRunsTheJar() throws Exception {
        Run run = run(Map.of("MAVEN_ARGS", "-o -Dx=1", "FAKE_EXIT", "7"), "suite", "--root", "a b", "");

        assertThat(run.err()).isEqualTo("concordat: building the command from its sources, once\n");
        assertThat(run.out())
                .isEqualTo("java <-XX:TieredStopAtLevel=1> <-XX:+UseSerialGC> <-Xshare:auto> <-Dconcordat.home=" + root
                        + "> <-Dconcordat.terminal=false> <-jar> <" + root
                        + "/cli/target/concordat-cli.jar> <suite> <--root> <a b> <>\n");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(calls())
                .isEqualTo("-o -Dx=1 -q -B -ntp -f " + root + "/pom.xml -pl cli,broker -am package -Dmaven.test.skip"
                        + " -Denforcer.skip -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip -Dmaven.javadoc.skip"
                        + " -Dmaven.source.skip\nMAVEN_ARGS=\n");
    }

    @Test
    void scriptWhenJarIsThereBuildsOnlyAfterAChange() throws Exception {
        Path source = Files.writeString(root.resolve("core/src/main/A.java"), "class A {}");
        run(Map.of(), "--version");

        assertThat(run(Map.of(), "--version").err()).isEmpty();

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(Map.of(), "--version").err()).startsWith("concordat: building");
        assertThat(calls().lines()).hasSize(4);
    }

    @Test
    void scriptWhenCalledThroughALinkFindsItsCheckout() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), root.resolve("concordat"));

        Run run = run(link, Map.of(), "--version");

        assertThat(run.out()).contains("<-Dconcordat.home=" + root + ">").endsWith(" <--version>\n");
    }

    @Test
    void scriptWhenBuildFailsShowsItsEnd() throws Exception {
        Run run = run(Map.of("FAKE_FAULT", "[ERROR] cannot find symbol"), "suite");

        assertThat(run).isEqualTo(new Run(2, "", """
                        concordat: building the command from its sources, once
                        [ERROR] cannot find symbol
                        concordat could not be built.
                          Where: %s/cli/target/build.log
                          Fix: mend what Maven says above, and run the command again.
                        """.formatted(root)));
    }

    @Test
    void scriptWhenJavaIsTooOldSaysSo() throws Exception {
        Run run = run(Map.of("FAKE_VERSION", "1.8"), "suite");

        assertThat(run).isEqualTo(new Run(2, "", """
                        Java '1.8' is too old; 17 or newer is needed.
                          Where: %s/java
                          Fix: install a JDK 17 or newer, and let JAVA_HOME lead to it.
                        """.formatted(tools)));
    }

    @Test
    void scriptWhenJavaIsMissingSaysSo() throws Exception {
        Files.delete(tools.resolve("java"));

        Run run = run(Map.of(), "suite");

        assertThat(run).isEqualTo(new Run(2, "", """
                        Java was not found.
                          Where: JAVA_HOME=, PATH=%s
                          Fix: install a JDK 17 or newer, and put its 'bin' on the PATH or its folder into JAVA_HOME.
                        """.formatted(tools)));
    }

    @Test
    void scriptWhenThereIsOnlyARuntimeSaysSo() throws Exception {
        Files.delete(tools.resolve("javac"));

        assertThat(run(Map.of(), "suite")).isEqualTo(new Run(2, "", """
                        A JDK is needed to build concordat, and this Java has no compiler.
                          Where: %s/java
                          Fix: install a JDK 17 or newer, not only a runtime, and let JAVA_HOME lead to it.
                        """.formatted(tools)));
    }

    @Test
    void scriptWhenMavenIsMissingSaysSo() throws Exception {
        Files.delete(tools.resolve("mvn"));

        assertThat(run(Map.of(), "suite")).isEqualTo(new Run(2, "", """
                        Maven was not found; it is needed to build concordat.
                          Where: PATH=%s
                          Fix: install Maven 3.8.6 or newer, and put its 'bin' on the PATH.
                        """.formatted(tools)));
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return run(root.resolve("concordat"), environment, arguments);
    }

    private Run run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(bash(), script.toString()));
        words.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_") || name.equals("JAVA_HOME"));
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(out), Files.readString(err));
    }

    /** The script's own tools, and no other Java or Maven. */
    private String bash() throws IOException {
        for (String name : List.of("dirname", "readlink", "sed", "find", "mkdir", "tail", "touch")) {
            tool(name, "#!/bin/sh\nexec " + located(name) + " \"$@\"\n");
        }
        return located("bash").toString();
    }

    private static Path located(String name) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private void tool(String name, String text) throws IOException {
        Path file = Files.writeString(tools.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }

    private record Run(int exitCode, String out, String err) {}
}
