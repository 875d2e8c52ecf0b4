package dev.concordat.consumer;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.consumer.internal.http.MockServers;
import dev.concordat.pact.PactWriteResult;
import dev.concordat.pact.PactWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lives as long as a run of tests in a JVM: the servers, and what was described for each pact. Tests may be run in
 * several portions, as a rerun of failed ones is; each portion ends with {@link #write()}. Safe for any thread.
 */
final class PactRun implements AutoCloseable {

    private final PactWriter writer;
    private final MockServers servers;
    private final Map<Pacticipants, PactRecord> records = new ConcurrentHashMap<>();
    private final TestMethods tests;

    PactRun(Path folder, ClassLoader loader) {
        this.writer = PactWriter.into(folder);
        this.servers = new MockServers(Settings.load(loader));
        this.tests = new TestMethods(loader);
    }

    MockServers servers() {
        return servers;
    }

    PactRecord record(Pacticipants pacticipants) {
        return records.computeIfAbsent(pacticipants, key -> new PactRecord(key, file(key)));
    }

    private String file(Pacticipants pacticipants) {
        return writer.file(pacticipants.consumer(), pacticipants.provider()).toString();
    }

    void checkWritable() {
        writer.checkWritable();
    }

    /**
     * Writes every pact whose tests all passed.
     *
     * @throws ConcordatException that tells what could not be written; the other pacts are written all the same
     */
    void write() {
        List<Problem> problems = new ArrayList<>();
        for (PactRecord record : records.values()) {
            try {
                if (record.takeChanged()) {
                    write(record);
                }
            } catch (ConcordatException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
    }

    private void write(PactRecord record) {
        Set<String> failed = record.failed();
        if (failed.isEmpty()) {
            report(writer.write(record.contribution(tests::exist)));
        } else {
            say(record.file() + " stays as it was: " + failed.size()
                    + (failed.size() == 1 ? " test" : " tests") + " of this contract failed ("
                    + String.join(", ", failed) + ")");
        }
    }

    private static void report(PactWriteResult result) {
        if (!result.stale().isEmpty()) {
            say(result.file() + ": removed " + result.stale().size() + " stale: " + String.join(", ", result.stale()));
        }
    }

    /** A line for the person who runs the tests; a log would need a binding to show it. */
    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("concordat: " + line);
    }

    @Override
    public void close() {
        servers.close();
    }
}
