package dev.concordat.consumer.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.consumer.internal.http.SideBySide.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTests {

    @Test
    void printWhenLinesDifferMarksThemAlone() {
        assertThat(SideBySide.print(List.of(
                        new Line("GET", "GET", false, List.of()),
                        new Line("/a", "/b", true, List.of("why\nand how")),
                        new Line("", "extra", true, List.of()))))
                .isEqualTo("""
                            expected    actual
                            GET         GET
                            /a       != /b
                                why
                                and how
                                     != extra
                        """);
    }

    @Test
    void printWhenALineIsLongKeepsTheColumnsOfTheOthers() {
        String longer = "x".repeat(80);

        assertThat(SideBySide.print(List.of(
                        new Line(longer, "y".repeat(200), true, List.of()), new Line("a", "b", false, List.of()))))
                .isEqualTo("""
                            expected    actual
                            %s != %s...
                            a           b
                        """.formatted(longer, "y".repeat(157)));
    }
}
