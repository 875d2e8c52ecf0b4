package dev.concordat.database.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.concordat.ConcordatException;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTests {

    private static DatabaseSettings settings(String yaml) {
        return DatabaseSettings.all(Settings.of(YamlDocument.read(Settings.FILE, new StringReader(yaml))))
                .get(0);
    }

    @Test
    void checkWhenPortIsInUseSaysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> new EmbeddedPlan(settings("databases:\n  shop:\n    port: " + port)).check())
                    .isInstanceOf(ConcordatException.class)
                    .hasMessage("""
                            Port %d, which 'databases.shop.port' names, is in use.
                              Where: concordat.yml:3
                              Fix: stop what listens there, or remove 'port' to take a free port.""".formatted(port));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the server is kept on a leash by a POSIX shell")
    void serverWhenItsJvmIsKilledStopsAndLeavesNothing() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lonely.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            Path folder = Path.of(out.readLine());
            long server = Long.parseLong(out.readLine());
            assertThat(ProcessHandle.of(server)).isPresent();

            jvm.destroyForcibly();

            await().until(() -> !isAlive(server) && !Files.exists(folder));
        } finally {
            jvm.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 18})
    void startWhenBinariesAreOfAnotherVersionRunsThatOne(int major) throws Exception {
        DatabaseSettings main = settings("databases: {main: }");
        try (DatabaseServer server = OlderServer.with(major, () -> new EmbeddedPlan(main).start());
                Connection connection = server.claim(main).maintenance().connect()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(major);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** The JVM that is killed. */
    static final class Lonely {

        private Lonely() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedServer server = (EmbeddedServer) new EmbeddedPlan(settings("databases: {main: }")).start();
            List<String> pid = Files.readAllLines(server.folder().resolve("data/postmaster.pid"));
            System.out.println(server.folder());
            System.out.println(pid.get(0));
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
