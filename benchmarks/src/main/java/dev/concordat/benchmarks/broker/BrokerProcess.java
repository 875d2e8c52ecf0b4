package dev.concordat.benchmarks.broker;

import dev.concordat.broker.BrokerMain;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A broker in a JVM of its own, started as the command line starts it. */
final class BrokerProcess implements AutoCloseable {

    private final Process process;
    private final String url;
    private final double startMillis;

    private BrokerProcess(Process process, String url, double startMillis) {
        this.process = process;
        this.url = url;
        this.startMillis = startMillis;
    }

    /** Starts one on a data folder; returns when it answers. */
    static BrokerProcess start(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path state = data.resolve("state");
        Files.deleteIfExists(state);
        Path jar = jar();
        Path distribution = jar.resolveSibling("distribution");
        long began = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + distribution.resolve("jvm.options"),
                        "-cp",
                        jar + File.pathSeparator + distribution.resolve("*"),
                        BrokerMain.class.getName(),
                        "--port=0",
                        "--data=" + data,
                        "--state=" + state))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        while (!Files.exists(state)) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The broker ended: " + Files.readString(data.resolve("log")));
            }
        }
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(state)) {
            properties.load(in);
        }
        BrokerLoad load = new BrokerLoad(properties.getProperty("url"));
        load.get("/");
        return new BrokerProcess(process, load.url(), (System.nanoTime() - began) / 1e6);
    }

    /** The broker's jar, beside its distribution. */
    private static Path jar() throws IOException {
        try {
            return Path.of(BrokerMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    String url() {
        return url;
    }

    /** From the start of the process to its first answer. */
    double startMillis() {
        return startMillis;
    }

    /**
     * What it and its database occupy, in MiB: the resident memory of the JVM, and what the server's processes have
     * alone.
     */
    double memory() throws IOException {
        double kib = resident(process.pid(), "VmRSS:");
        for (ProcessHandle child : process.descendants().toList()) {
            kib += resident(child.pid(), "RssAnon:");
        }
        return kib / 1024;
    }

    private static double resident(long pid, String field) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                .sum();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
