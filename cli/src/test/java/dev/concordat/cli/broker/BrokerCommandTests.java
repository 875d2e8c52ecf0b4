package dev.concordat.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker as a user starts it: the module's own jars, which 'mvn verify' has packaged by now. */
class BrokerCommandTests {

    private static final Path DISTRIBUTION =
            Path.of("../broker/target").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @BeforeEach
    void brokerIsPackaged() {
        assertThat(DISTRIBUTION.resolve("distribution"))
                .as("run 'mvn verify', or package the module 'broker' first")
                .isDirectory();
        System.setProperty("concordat.broker.distribution", DISTRIBUTION.toString());
    }

    @AfterEach
    void nothingRunsOn() {
        Cli.run("broker", "stop", "--data", folder.resolve("data").toString());
        Cli.run("broker", "stop", "--data", folder.resolve("copy").toString());
        System.getProperties().remove("concordat.broker.distribution");
    }

    @Test
    void jvmIsStartedWithTheOptionsOfTheDistribution() {
        assertThat(BrokerProcess.words("Main", List.of("argument")))
                .contains("@" + DISTRIBUTION.resolve("distribution/jvm.options"))
                .endsWith("Main", "argument");
    }

    @Test
    void dataStaysFromStartToStartAndComesBackFromABackup() throws IOException, InterruptedException {
        String url = start("data");
        put(url + "/pacticipants/web/versions/1", "{}");
        assertThat(run("status", "data").out()).startsWith("broker: " + url).contains("answers");
        assertThat(run("start", "data", "--port", "0").out()).isEqualTo("broker: " + url + " (it runs already)\n");
        assertThat(run("backup", "data", "--to", folder.resolve("backup.tar.gz").toString())
                        .exitCode())
                .isZero();
        assertThat(run("stop", "data").out()).isEqualTo("Stopped.\n");
        assertThat(run("status", "data").exitCode()).isEqualTo(1);

        String again = start("data");
        assertThat(status(again + "/pacticipants/web/versions/1")).isEqualTo(200);
        run("stop", "data");

        assertThat(run(
                                "restore",
                                "copy",
                                "--from",
                                folder.resolve("backup.tar.gz").toString())
                        .exitCode())
                .isZero();
        assertThat(status(start("copy") + "/pacticipants/web/versions/1")).isEqualTo(200);
    }

    @Test
    void startWhenThePortIsTakenSaysSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.Result result = run("start", "data", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("Port " + taken.getLocalPort() + " is taken, so the broker cannot listen there.")
                    .contains("Fix: end what listens there, or name another port; 0 takes any free one.");
        }
    }

    @Test
    void startBeyondLoopbackWithoutCredentialsIsRefused() {
        Cli.Result result = run("start", "data", "--port", "0", "--address", "0.0.0.0");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("credentials");
    }

    @Test
    void stopWhenNothingRunsSaysSo() {
        assertThat(run("stop", "data").out()).isEqualTo("No broker runs in " + folder.resolve("data") + ".\n");
    }

    @Test
    void startWithoutTheBrokersJarsNamesTheirFolder() {
        System.setProperty(
                "concordat.broker.distribution", folder.resolve("nowhere").toString());

        Cli.Result result = run("start", "data", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                        The broker's jars are not there.
                          Where: %s
                          Fix: run './concordat' from a checkout, which builds them, or name their folder by -Dconcordat.broker.distribution.
                        """.formatted(folder.resolve("nowhere")));
    }

    private String start(String data) {
        Cli.Result result = run("start", data, "--port", "0");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Properties properties = new Properties();
        try (var in = java.nio.file.Files.newBufferedReader(folder.resolve(data).resolve("broker.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties.getProperty("url");
    }

    private Cli.Result run(String verb, String data, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "broker";
        all[1] = verb;
        all[2] = "--data";
        all[3] = folder.resolve(data).toString();
        System.arraycopy(more, 0, all, 4, more.length);
        return Cli.run(all);
    }

    private static int status(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static void put(String url, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }
}
