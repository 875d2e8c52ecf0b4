package dev.concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTests {

    @Test
    void runWhenAskedForHelpListsSubcommands() {
        Cli.Result result = Cli.run("--help");

        assertThat(result).isEqualTo(new Cli.Result(0, """
                        Usage: concordat [-hV] COMMAND
                        Consumer-driven contract testing for the JVM, the provider's database included.
                          -h, --help      Show this help message and exit.
                          -V, --version   Print version information and exit.
                        Commands:
                          suite                 Runs the consumers' tests, then the providers'
                                                  verification, and says what holds.
                          broker                The embedded broker: speaks the Pact Broker's API, with
                                                  nothing to install.
                          database              Has a module's databases up, migrated and loaded, to
                                                  look at them or use them by hand.
                          migrations            Looks at what migrations do to those who depend on the
                                                  database.
                          publish               Publishes pacts to a Pact Broker.
                          can-i-deploy          Says whether a version can be deployed.
                          record-deployment     Tells the broker what was deployed.
                          record-undeployment   Tells the broker what is deployed no more.
                          record-release        Tells the broker what was released.
                          record-support-ended  Tells the broker what is supported no more.
                        """, ""));
    }

    @Test
    void runWhenAskedForVersionSaysIt() {
        assertThat(Cli.run("--version")).isEqualTo(new Cli.Result(0, "concordat (not packaged)\n", ""));
    }

    @Test
    void runWhenNoCommandIsNamedShowsUsage() {
        Cli.Result result = Cli.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("Name a command.\nUsage: concordat [-hV] COMMAND\n");
    }

    @Test
    void runWhenCommandIsUnknownNamesTheNearest() {
        Cli.Result result = Cli.run("siute");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("Unmatched argument at index 0: 'siute'\nDid you mean: concordat suite?\n");
    }

    @Test
    void runWhenOptionIsUnknownShowsUsage() {
        Cli.Result result = Cli.run("suite", "--rot=x");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("Unknown option: '--rot=x'\nPossible solutions: --root\n");
    }

    @Test
    void runWhenInterruptedEndsWhatItStarted(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("m"));
        Files.writeString(
                root.resolve("concordat-suite.yml"),
                "providers: [{module: m, command: 'echo $$ > started; sleep 600; true'}]\nbroker: none\n");
        Files.createDirectories(root.resolve("pacts"));
        Files.writeString(
                root.resolve("pacts/a-m.json"),
                "{\"consumer\": {\"name\": \"a\"}, \"provider\": {\"name\": \"m\"}, \"interactions\": []}");
        Process suite = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "suite",
                        "--root=" + root)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("out").toFile())
                .start();
        while (!Files.exists(root.resolve("m/started")) && suite.isAlive()) {
            Thread.onSpinWait();
        }

        suite.destroy();

        assertThat(suite.waitFor()).isEqualTo(128 + 15);
        long child = Long.parseLong(Files.readString(root.resolve("m/started")).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(root.resolve("out")).content().doesNotContain("suite:", "Not verified");
    }
}
