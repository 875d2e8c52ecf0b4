package dev.concordat.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.concordat.broker.BrokerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, with its data in a folder. */
final class BrokerProgram implements AutoCloseable {

    private final Process process;
    private final Path folder;

    private BrokerProgram(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts one, on the data that another has left there if so; it need not answer yet. */
    static BrokerProgram start(Path folder, List<String> jvm, String... options) throws IOException {
        Files.deleteIfExists(folder.resolve("state"));
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                "--port=0",
                "--data=" + folder.resolve("data"),
                "--state=" + folder.resolve("state")));
        words.addAll(List.of(options));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        return new BrokerProgram(process, folder);
    }

    /** Its address, once it answers. */
    String url() throws IOException {
        Path state = folder.resolve("state");
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            assertThat(process.isAlive()).as(this::log).isTrue();
            return Files.exists(state);
        });
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(state)) {
            properties.load(in);
        }
        return properties.getProperty("url");
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "no log";
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        } finally {
            process.destroyForcibly();
        }
    }
}
