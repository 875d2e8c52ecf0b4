package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineMarksTests {

    @Test
    void marksWhenLinesDifferAreOnThoseAlone() {
        LineMarks marks = LineMarks.of("{\n  a: 1\n  b: 2\n}", "{\n  b: 2\n  c: <3>\n}");

        assertThat(marks.expected()).hasToString("{\n<mark>  a: 1</mark>\n  b: 2\n}\n");
        assertThat(marks.actual()).hasToString("{\n  b: 2\n<mark>  c: &lt;3&gt;</mark>\n}\n");
    }

    @Test
    void marksWhenBothAreOneLineAreNone() {
        LineMarks marks = LineMarks.of("1", "\"1\"");

        assertThat(marks.expected()).hasToString("1");
        assertThat(marks.actual()).hasToString("&quot;1&quot;");
    }

    @Test
    void marksWhenOneSideIsEmptyAreOnAllOfTheOther() {
        LineMarks marks = LineMarks.of("a\nb", "");

        assertThat(marks.expected()).hasToString("<mark>a</mark>\n<mark>b</mark>\n");
        assertThat(marks.actual()).hasToString("");
    }
}
