package dev.concordat.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlDocumentTests {

    @Nested
    class Values {

        @Test
        void readWhenValuesAreOfEveryKindHasThemPlain() {
            Object plain = read("""
                            text: Kettle
                            quoted: "4900"
                            whole: 4900
                            big: 12345678901
                            decimal: 4.5
                            yes: true
                            nothing:
                            day: 2026-11-20
                            moment: 2026-11-20T08:00:00Z
                            list: [1, two]
                            map: {a: 1}
                            """).plain();

            assertThat(plain)
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("text", "Kettle")
                    .containsEntry("quoted", "4900")
                    .containsEntry("whole", 4900)
                    .containsEntry("big", 12345678901L)
                    .containsEntry("decimal", 4.5)
                    .containsEntry("yes", true)
                    .containsEntry("nothing", null)
                    .containsEntry("day", "2026-11-20")
                    .containsEntry("moment", "2026-11-20T08:00:00Z")
                    .containsEntry("list", Arrays.asList(1, "two"))
                    .containsEntry("map", Map.of("a", 1));
        }

        @Test
        void readWhenKeysStandInOrderKeepsIt() {
            assertThat(read("z: 1\na: 2\nm: 3").asMapping("x").entries()).containsOnlyKeys("z", "a", "m");
            assertThat(read("z: 1\na: 2\nm: 3").asMapping("x").entries().keySet())
                    .containsExactly("z", "a", "m");
        }

        @Test
        void readWhenValuesStandOnLinesKnowsThem() {
            YamlValue.Mapping document =
                    read("# comment\nstates:\n  - one\n  - two\n").asMapping("x");

            YamlValue states = document.get("states").orElseThrow();
            assertThat(document.keys()).containsEntry("states", new Origin("test.yml", 2));
            assertThat(states.origin()).isEqualTo(new Origin("test.yml", 3));
            assertThat(states.asSequence("states").items())
                    .extracting(YamlValue::origin)
                    .extracting(Origin::line)
                    .containsExactly(3, 4);
        }

        @Test
        void readWhenDocumentIsEmptyIsAnEmptyMapping() {
            assertThat(read("").asMapping("x").entries()).isEmpty();
            assertThat(read("# nothing yet\n").asMapping("x").entries()).isEmpty();
        }

        @Test
        void asTextsWhenThereIsOneTextIsAListOfIt() {
            YamlValue.Mapping document = read("one: a\nmany: [a, 2]").asMapping("x");

            assertThat(document.get("one").orElseThrow().asTexts("one")).containsExactly("a");
            assertThat(document.get("many").orElseThrow().asTexts("many")).containsExactly("a", "2");
        }

        @Test
        void readWhenFileIsThereNamesItInOrigins(@TempDir Path folder) throws Exception {
            Path file = Files.writeString(folder.resolve("a.yml"), "a: Größe");

            YamlValue.Mapping document = YamlDocument.read(file).asMapping("x");

            assertThat(document.get("a").orElseThrow().asText("a")).isEqualTo("Größe");
            assertThat(document.origin()).hasToString(file + ":1");
        }
    }

    @Nested
    class Faults {

        @Test
        void readWhenNotYamlNamesTheLine() {
            assertFault(() -> read("states:\n  a: [1\n  b: 2\n"), """
                    'test.yml' is not valid YAML: expected ',' or ']', but got :.
                      Where: test.yml:3
                      Fix: mend that line.""");
        }

        @Test
        void readWhenIndentedByTabNamesTheLine() {
            assertFault(() -> read("states:\n\ta: 1\n"), """
                    'test.yml' is not valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation).
                      Where: test.yml:2
                      Fix: mend that line.""");
        }

        @Test
        void readWhenAKeyStandsTwiceNamesTheSecond() {
            assertFault(() -> read("a: 1\nb: 2\na: 3\n"), """
                    The key 'a' stands twice.
                      Where: test.yml:3
                      Fix: keep one of the two.""");
        }

        @Test
        void readWhenAKeyIsNoTextNamesTheLine() {
            assertFault(() -> read("a: 1\n? [b, c]\n: 2\n"), """
                    A key in 'test.yml' is a list.
                      Where: test.yml:2
                      Fix: write a name there.""");
        }

        @Test
        void readWhenAnAliasHoldsItselfNamesTheLine() {
            assertFault(() -> read("a: &x\n  b: *x\n"), """
                    An alias in 'test.yml' stands for something that holds it.
                      Where: test.yml:1
                      Fix: write out what is meant instead.""");
        }

        @Test
        void readWhenThereAreTwoDocumentsNamesTheSecond() {
            assertFault(() -> read("a: 1\n---\nb: 2\n"), """
                    'test.yml' is not valid YAML: but found another document.
                      Where: test.yml:2
                      Fix: mend that line.""");
        }

        @Test
        void readWhenATypeIsNamedConstructsNothing() {
            assertFault(() -> read("a: !!java.net.URL [\"http://127.0.0.1:9/\"]"), """
                    'test.yml' is not valid YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL.
                      Where: test.yml:1
                      Fix: mend that line.""");
        }

        @Test
        void asMappingWhenItIsAnotherKindNamesBoth() {
            assertFault(() -> read("- 1").asMapping("states"), """
                    'states' should be a mapping, but is a list.
                      Where: test.yml:1
                      Fix: write a mapping there.""");
        }

        @Test
        void asSequenceWhenItIsAnotherKindNamesBoth() {
            assertFault(() -> read("{a: 1}").asSequence("rows"), """
                    'rows' should be a list, but is a mapping.
                      Where: test.yml:1
                      Fix: write a list there.""");
        }

        @Test
        void asTextWhenItIsEmptySaysSo() {
            assertFault(
                    () -> read("url:").asMapping("x").get("url").orElseThrow().asText("url"), """
                    'url' should be a single value, but is empty.
                      Where: test.yml:1
                      Fix: write a single value there.""");
        }

        @Test
        void allowOnlyWhenKeysAreUnknownNamesAllAndTheNearest() {
            assertFault(
                    () -> read("a: 1\nstaets:\n  x: 1\nzzzzzzzzzz: 2\n")
                            .asMapping("x")
                            .allowOnly("concordat.yml", List.of("a", "states")),
                    """
                    'staets' is not a key of 'concordat.yml'.
                      Where: test.yml:2
                      Fix: did you mean 'states'? Known: a, states.
                    'zzzzzzzzzz' is not a key of 'concordat.yml'.
                      Where: test.yml:4
                      Fix: Known: a, states.""");
        }

        @Test
        void readWhenFileIsMissingNamesIt(@TempDir Path folder) {
            Path file = folder.resolve("none.yml");

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> YamlDocument.read(file))
                    .withMessage("Cannot read '" + file + "': " + file);
        }

        private void assertFault(ThrowingCallable action, String message) {
            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(action)
                    .withMessage(message);
        }
    }

    private static YamlValue read(String text) {
        return YamlDocument.read("test.yml", new StringReader(text));
    }
}
