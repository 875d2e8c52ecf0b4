package dev.concordat.benchmarks.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/**
 * The same done plainly, as embedded servers for tests do it: {@code initdb}, {@code pg_ctl start}, Flyway, and the
 * fixtures as a script. The binaries are unpacked already.
 */
final class PlainStart {

    private PlainStart() {}

    /** The binaries, an empty folder for the server, the project, and whose account the server is to have. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path binaries = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]).resolve("data");
        Path project = Path.of(arguments[2]);
        List<String> account = List.of(arguments).subList(3, arguments.length);
        ConcordatStart.startJUnit();
        long begin = System.nanoTime();
        int port = freePort();
        run(
                account,
                binaries.resolve("bin/initdb"),
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "-N");
        run(
                account,
                binaries.resolve("bin/pg_ctl"),
                "-D",
                data.toString(),
                "-w",
                "-l",
                data.resolveSibling("log").toString(),
                "-o",
                "-F -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=127.0.0.1"
                        + " -c unix_socket_directories='' -p " + port,
                "start");
        try {
            migrate("jdbc:postgresql://127.0.0.1:" + port + "/postgres", project);
            System.out.println(ConcordatStart.MARK + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin) / 1000.0);
        } finally {
            run(account, binaries.resolve("bin/pg_ctl"), "-D", data.toString(), "-m", "immediate", "stop");
        }
    }

    private static void migrate(String url, Path project) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {project.toUri().toURL()}, PlainStart.class.getClassLoader())) {
            Flyway.configure(loader).dataSource(url, "postgres", "").load().migrate();
        }
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(project.resolve("fixtures/baseline.sql")));
            ConcordatStart.query(connection);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> account, Path program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(account);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("Exit code " + code + " of " + command);
        }
    }
}
