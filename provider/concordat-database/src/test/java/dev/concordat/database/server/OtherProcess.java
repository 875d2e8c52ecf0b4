package dev.concordat.database.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Another JVM that runs a durable server and writes a row after the other, telling each that was acknowledged. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final long server;
    private int acknowledged;

    private OtherProcess(Path folder) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        server = Long.parseLong(out.readLine());
    }

    static OtherProcess writingInto(Path folder) throws IOException {
        return new OtherProcess(folder);
    }

    long pid() {
        return process.pid();
    }

    /** The server's process. */
    ProcessHandle server() {
        return ProcessHandle.of(server).orElseThrow();
    }

    /** Waits until so many rows are acknowledged. */
    void awaitRows(int count) throws IOException {
        while (acknowledged < count) {
            acknowledged = Integer.parseInt(out.readLine());
        }
    }

    /** Kills it as {@code kill -9} does; returns how many rows were acknowledged. */
    int kill() throws Exception {
        // By its handle: the process itself would close the stream that is still to be read.
        process.toHandle().destroyForcibly();
        process.waitFor();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            // The last line may have been cut off.
            if (Integer.parseInt(line) == acknowledged + 1) {
                acknowledged++;
            }
        }
        return acknowledged;
    }

    /** Has it end without closing anything. */
    void end() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }

    /** The other JVM. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            DurableServer server = DurableServer.start(Path.of(arguments[0]));
            System.out.println(DurableServerTests.serverOf(server.folder()).pid());
            Thread writer = new Thread(() -> write(server));
            writer.setDaemon(true);
            writer.start();
            // Until the other end is closed.
            while (System.in.read() >= 0) {}
            System.exit(0);
        }

        private static void write(DurableServer server) {
            try (Connection connection = server.dataSource().getConnection();
                    Statement statement = connection.createStatement();
                    PreparedStatement insert = connection.prepareStatement("insert into entry values (?)")) {
                statement.execute("create table if not exists entry (id int primary key)");
                for (int id = DurableServerTests.count(server) + 1; ; id++) {
                    insert.setInt(1, id);
                    insert.execute();
                    System.out.println(id);
                }
            } catch (SQLException e) {
                // It is killed.
            }
        }
    }
}
