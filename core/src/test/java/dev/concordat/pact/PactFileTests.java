package dev.concordat.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.core.model.V4Interaction;
import dev.concordat.ConcordatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PactFileTests {

    private static final String NAMES =
            "\"consumer\": {\"name\": \"storefront\"}, \"provider\": {\"name\": \"catalog\"}";

    private static final String REQUEST =
            "{\"description\": \"one product\", \"request\": {\"method\": \"GET\", \"path\": \"/products/10\"},"
                    + " \"response\": {\"status\": 200}}";

    @TempDir
    private Path folder;

    @Nested
    class Read {

        @ParameterizedTest
        @ValueSource(strings = {"1.0.0", "2.0.0", "3.0.0", "3.0"})
        void readWhenOfAnOlderSpecificationIsSeenAsFour(String version) {
            PactFile file = PactFile.read(write(
                    "a.json",
                    "{%s, \"interactions\": [%s], \"metadata\": {\"pactSpecification\": {\"version\": \"%s\"}}}"
                            .formatted(NAMES, REQUEST, version)));

            assertThat(file.consumer()).isEqualTo("storefront");
            assertThat(file.provider()).isEqualTo("catalog");
            assertThat(file.interactions()).singleElement().satisfies(interaction -> {
                assertThat(interaction.getDescription()).isEqualTo("one product");
                assertThat(interaction.isSynchronousRequestResponse()).isTrue();
            });
        }

        @Test
        void readWhenItHoldsMessagesHasThem() {
            PactFile file = PactFile.read(write(
                    "a.json",
                    "{%s, \"messages\": [{\"description\": \"order created\", \"contents\": {\"id\": 1}}], \"metadata\": {\"pactSpecification\": {\"version\": \"3.0.0\"}}}"
                            .formatted(NAMES)));

            assertThat(file.interactions())
                    .singleElement()
                    .extracting(V4Interaction::isAsynchronousMessage)
                    .isEqualTo(true);
        }
    }

    @Nested
    class ReadAll {

        @Test
        void readAllWhenThereAreManyHasThemByName() {
            write("b.json", pact());
            write("a.json", pact());
            write("notes.txt", "not a pact");

            assertThat(PactFile.readAll(folder))
                    .extracting(file -> file.path().getFileName().toString())
                    .containsExactly("a.json", "b.json");
        }

        @Test
        void readAllWhenFolderIsMissingHasNone() {
            assertThat(PactFile.readAll(folder.resolve("none"))).isEmpty();
        }

        @Test
        void readAllWhenSomeCannotBeReadNamesEach() {
            write("a.json", "[]");
            write("b.json", pact());
            write("c.json", "{%s}".formatted(NAMES));

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(() -> PactFile.readAll(folder))
                    .withMessage("""
                            'a.json' is not a pact: it holds array.
                              Where: %1$s/a.json
                              Fix: keep only pacts in that folder; generate this one again by running its consumer's tests.
                            'c.json' is not a pact: it has no 'interactions'.
                              Where: %1$s/c.json
                              Fix: keep only pacts in that folder; generate this one again by running its consumer's tests.""".formatted(folder));
        }
    }

    @Nested
    class Faults {

        @Test
        void readWhenNotJsonSaysWhere() {
            assertFault("{\"consumer\": ", """
                    'x.json' is not JSON: Invalid Json document (1:14) - found end of document while parsing object
                      Where: <file>
                      Fix: generate it again by running its consumer's tests, or remove it.""");
        }

        @Test
        void readWhenEmptySaysSo() {
            assertFault("", """
                    'x.json' is not JSON: Json document is empty
                      Where: <file>
                      Fix: generate it again by running its consumer's tests, or remove it.""");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"consumer\": \"a\"}", "{\"consumer\": {\"name\": 1}}"})
        void readWhenConsumerHasNoNameSaysSo(String text) {
            assertFault(text, """
                    'x.json' is not a pact: it has no 'consumer.name'.
                      Where: <file>
                      Fix: keep only pacts in that folder; generate this one again by running its consumer's tests.""");
        }

        @ParameterizedTest
        @ValueSource(strings = {"5.0", "41", "next"})
        void readWhenOfAFutureSpecificationNamesIt(String version) {
            assertFault(
                    "{%s, \"interactions\": [], \"metadata\": {\"pactSpecification\": {\"version\": \"%s\"}}}"
                            .formatted(NAMES, version),
                    """
                    'x.json' is of Pact specification '%s'; 1 to 4 are understood.
                      Where: <file>, metadata.pactSpecification.version
                      Fix: generate it with Pact specification 4.0, or use a newer Concordat.""".formatted(version));
        }

        @Test
        void readWhenMissingNamesTheFile() {
            Path file = folder.resolve("none.json");

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> PactFile.read(file))
                    .withMessage("Cannot read '" + file + "': " + file);
        }

        private void assertFault(String text, String message) {
            Path file = write("x.json", text);

            assertThatExceptionOfType(ConcordatException.class)
                    .isThrownBy(() -> PactFile.read(file))
                    .withMessage(message.replace("<file>", file.toString()));
        }
    }

    private static String pact() {
        return "{%s, \"interactions\": [%s], \"metadata\": {\"pactSpecification\": {\"version\": \"3.0.0\"}}}"
                .formatted(NAMES, REQUEST);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
