package dev.concordat.cli.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder of one broker.
 *
 * @param path with its database, its log, and while it runs the file that says where
 */
record BrokerFolder(Path path) {

    /** A broker that runs, or did when it wrote this. */
    record Running(String url, long pid) {

        /** Its process, if it is alive. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        }

        /** Whether it answers. */
        boolean answers() throws InterruptedException {
            try {
                HttpClient client = HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
                HttpRequest heartbeat = HttpRequest.newBuilder(URI.create(url + "/diagnostic/status/heartbeat"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                return client.send(heartbeat, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Where it writes what it says. */
    Path log() {
        return path.resolve("broker.log");
    }

    /** Where it says its address and process. */
    Path state() {
        return path.resolve("broker.properties");
    }

    /** Where its PostgreSQL lives. */
    Path database() {
        return path.resolve("postgresql");
    }

    /** The broker of this folder, if its process is alive. */
    Optional<Running> running() {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(state())) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("'" + state() + "' cannot be read: " + e.getMessage(), e);
        }
        String url = properties.getProperty("url", "");
        String pid = properties.getProperty("pid", "");
        if (url.isEmpty() || !pid.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        // The number of a dead process may have gone to another: ours is a Java.
        return Optional.of(new Running(url, Long.parseLong(pid)))
                .filter(broker -> broker.process()
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.contains("java"))
                        .isPresent());
    }
}
