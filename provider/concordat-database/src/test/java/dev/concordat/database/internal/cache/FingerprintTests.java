package dev.concordat.database.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTests {

    private static Optional<String> key(Consumer<Fingerprint> content) {
        Fingerprint fingerprint = new Fingerprint();
        content.accept(fingerprint);
        return fingerprint.key();
    }

    @Test
    void keyWhenContentIsTheSameIsTheSame() {
        assertThat(key(content -> content.text("a", "b")))
                .isEqualTo(key(content -> content.text("a", "b")))
                .hasValueSatisfying(key -> assertThat(key).matches("[0-9a-f]{40}"));
    }

    @Test
    void keyWhenFieldsAreCutElsewhereIsAnother() {
        assertThat(key(content -> content.text("a", "bc"))).isNotEqualTo(key(content -> content.text("ab", "c")));
    }

    @Test
    void keyWhenTextsComeInAnotherOrderIsTheSame() {
        assertThat(key(content -> content.texts("t", Map.of("a", "1", "b", "2"))))
                .isEqualTo(key(content -> content.texts("t", Map.of("b", "2", "a", "1"))));
    }

    @Test
    void keyWhenSomethingIsUnknownIsNone() {
        Fingerprint fingerprint =
                new Fingerprint().text("a", "b").unknown("the first").unknown("the second");

        assertThat(fingerprint.key()).isEmpty();
        assertThat(fingerprint.reason()).contains("the first");
    }

    @Nested
    class OfFolders {

        @TempDir
        private Path folder;

        private Optional<String> key() {
            return FingerprintTests.key(content -> new FolderContent(content).addFolder(folder));
        }

        @Test
        void keyWhenAFileChangesIsAnother() throws IOException {
            Path file = Files.writeString(folder.resolve("V1__a.sql"), "select 1");
            Optional<String> before = key();
            Files.writeString(file, "select 2");

            assertThat(key()).isPresent().isNotEqualTo(before);
        }

        @Test
        void keyWhenAFileIsRenamedIsAnother() throws IOException {
            Path file = Files.writeString(folder.resolve("V1__a.sql"), "select 1");
            Optional<String> before = key();
            Files.move(file, folder.resolve("V2__a.sql"));

            assertThat(key()).isPresent().isNotEqualTo(before);
        }

        @Test
        void keyWhenAFileIsAddedBelowIsAnother() throws IOException {
            Optional<String> before = key();
            Files.writeString(Files.createDirectory(folder.resolve("more")).resolve("R__b.sql"), "");

            assertThat(key()).isPresent().isNotEqualTo(before);
        }

        @Test
        void hasClassesWhenACompiledMigrationIsThereSaysSo() throws IOException {
            Files.write(folder.resolve("V3__Java.class"), new byte[] {1});
            FolderContent content = new FolderContent(new Fingerprint());
            content.addFolder(folder);

            assertThat(content.withClasses()).hasSize(1);
        }
    }
}
