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
                        "[ERROR] COMPILATION ERROR :",
                        "[ERROR] /src/Client.java:[3,9] cannot find symbol",
                        "[ERROR] Failed to execute goal compile on project shop: Compilation failure");
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
