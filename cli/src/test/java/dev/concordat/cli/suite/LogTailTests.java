package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTests {

    @TempDir
    private Path folder;

    @Test
    void newestLineWhenColouredIsPlain() throws IOException {
        assertThat(LogTail.newestLine(log("one\n\u001B[1;32m[INFO]\u001B[m two\n\n")))
                .isEqualTo("[INFO] two");
    }

    @Test
    void newestLineWhenWrittenOverIsWhatItSaysLast() throws IOException {
        assertThat(LogTail.newestLine(log("one\n10 %\r20 %"))).isEqualTo("20 %");
    }

    @Test
    void newestLineWhenThereIsNoLogIsEmpty() {
        assertThat(LogTail.newestLine(folder.resolve("none.log"))).isEmpty();
    }

    @Test
    void reasonWhenMavenFailedIsItsErrorsWithoutAdvice() throws IOException {
        Path log = log("""
                [INFO] Building shop
                [ERROR] COMPILATION ERROR :
                [ERROR] /src/Client.java:[3,9] cannot find symbol
                [INFO] BUILD FAILURE
                [ERROR] /src/Client.java:[3,9] cannot find symbol
                [ERROR] Failed to execute goal compile on project shop: Compilation failure -> [Help 1]
                [ERROR]
                [ERROR] -> [Help 1]
                [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                [ERROR] Re-run Maven using the -X switch to enable full debug logging.
                [ERROR] For more information about the errors and possible solutions, please read the following articles:
                [ERROR] [Help 1] http://example.org/help
                [ERROR] After correcting the problems, you can resume the build with the command
                [ERROR]   mvn <args> -rf :shop
                """);

        assertThat(LogTail.reason(log))
                .containsExactly(
                        "COMPILATION ERROR :",
                        "/src/Client.java:[3,9] cannot find symbol",
                        "Failed to execute goal compile on project shop: Compilation failure");
    }

    @Test
    void reasonWhenTheForkFailedIsItsMessageInOrderWithoutFrames() throws IOException {
        Path log = log("""
                [ERROR] dev.concordat.ConcordatException: Migration 'V9.sql' failed: no table [42P01]
                alter table t
                [ERROR] Failed to execute goal test on project catalog:
                [ERROR]
                [ERROR] See dump files (if any exist) [date].dump.
                [ERROR] dev.concordat.ConcordatException: Migration 'V9.sql' failed: no table [42P01]
                [ERROR] alter table t
                [ERROR]   Where: db/V9.sql:1
                [ERROR]   Fix: mend the migration.
                [ERROR] \tat org.apache.maven.Launcher.main(Launcher.java:348)
                [ERROR] \tat java.base/java.lang.reflect.Method.invoke(Method.java:569)
                [ERROR] \t... 12 more
                """);

        assertThat(LogTail.reason(log))
                .containsExactly(
                        "Failed to execute goal test on project catalog:",
                        "dev.concordat.ConcordatException: Migration 'V9.sql' failed: no table [42P01]",
                        "alter table t",
                        "  Where: db/V9.sql:1",
                        "  Fix: mend the migration.");
    }

    @Test
    void reasonWhenNoErrorsAreMarkedIsTheLastLines() throws IOException {
        Path log = log(
                IntStream.rangeClosed(1, 40).mapToObj(line -> "line " + line).collect(Collectors.joining("\n")));

        assertThat(LogTail.reason(log)).hasSize(15).startsWith("line 26").endsWith("line 40");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("x.log"), text);
    }
}
