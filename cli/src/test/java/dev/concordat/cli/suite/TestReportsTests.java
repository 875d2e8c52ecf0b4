package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.suite.TestSummary.FailedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTests {

    private static final String PASSED = "<testsuite><testcase classname='a.OneTests' name='works'/></testsuite>";

    @TempDir
    private Path module;

    @Test
    void writtenWhenReportsAreNewCountsThem() throws IOException {
        TestReports reports = TestReports.before(module);
        write("target/surefire-reports/TEST-a.OneTests.xml", PASSED);
        write("target/failsafe-reports/TEST-a.OneIT.xml", PASSED);
        write("build/test-results/test/TEST-a.OneTests.xml", PASSED);
        write("target/surefire-reports/a.OneTests.txt", "not a report");

        assertThat(reports.written().tests()).isEqualTo(3);
        assertThat(reports.written().failed()).isEmpty();
    }

    @Test
    void writtenWhenReportsLayThereBeforeLeavesThemOut() throws IOException {
        Path old = write("target/surefire-reports/TEST-a.OldTests.xml", PASSED);
        Path again = write("target/surefire-reports/TEST-a.OneTests.xml", PASSED);
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Files.setLastModifiedTime(again, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        TestReports reports = TestReports.before(module);
        write("target/surefire-reports/TEST-a.OneTests.xml", PASSED);

        assertThat(reports.written().tests()).isEqualTo(1);
    }

    @Test
    void writtenWhenTestsFailNamesThemWithTheirMessage() throws IOException {
        TestReports reports = TestReports.before(module);
        write("target/surefire-reports/TEST-a.OneTests.xml", """
                <testsuite>
                  <testcase classname="a.b.OneTests" name="works"><system-out>x</system-out></testcase>
                  <testcase classname="a.b.OneTests" name="skipped"><skipped message="later"/></testcase>
                  <testcase classname="a.b.OneTests" name="flaky"><flakyFailure message="once"/></testcase>
                  <testcase classname="a.b.OneTests" name="fails">
                    <failure message="expected &lt;1&gt;&#10; but was 2" type="x">trace</failure>
                  </testcase>
                  <testcase name="breaks"><error type="x"><![CDATA[java.lang.IllegalStateException: gone
                \tat a.b.OneTests.breaks(OneTests.java:3)
                Caused by: java.io.IOException: closed
                \t... 12 more
                ]]></error></testcase>
                </testsuite>
                """);

        assertThat(reports.written().tests()).isEqualTo(4);
        assertThat(reports.written().failed())
                .containsExactly(
                        new FailedTest("OneTests.fails", "expected <1>\n but was 2"),
                        new FailedTest(
                                "breaks",
                                "java.lang.IllegalStateException: gone\nCaused by: java.io.IOException: closed"));
    }

    @Test
    void writtenWhenReportIsTornReadsTheOthers() throws IOException {
        TestReports reports = TestReports.before(module);
        write("target/surefire-reports/TEST-a.OneTests.xml", PASSED);
        write("target/surefire-reports/TEST-a.TornTests.xml", "<testsuite><testcase");

        assertThat(reports.written().tests()).isEqualTo(1);
    }

    private Path write(String path, String text) throws IOException {
        Path file = module.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
