package dev.concordat.pactbroker.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import dev.concordat.pact.PactFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerPactsTests {

    @TempDir
    Path folder;

    @Test
    void readAllGroupsByConsumerAndTakesEachFileOnce() throws IOException {
        Pacts.write(folder, "web", "catalog", "one");
        Path second = Pacts.write(folder, "web", "accounts", "one");
        Pacts.write(folder, "app", "catalog", "one");

        assertThat(ConsumerPacts.readAll(List.of(folder, folder.resolve("."), second)))
                .satisfiesExactly(
                        app -> {
                            assertThat(app.consumer()).isEqualTo("app");
                            assertThat(app.pacts()).hasSize(1);
                        },
                        web -> {
                            assertThat(web.consumer()).isEqualTo("web");
                            assertThat(web.pacts())
                                    .extracting(PactFile::provider)
                                    .containsExactly("accounts", "catalog");
                        });
    }

    @Test
    void readAllWhenSomethingCannotBePublishedTellsAllOfIt() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path one = Pacts.write(folder.resolve("one"), "web", "catalog", "one");
        Path two = Pacts.write(folder.resolve("two"), "web", "catalog", "two");
        Path words = Files.writeString(folder.resolve("words.json"), "[]");

        assertThatThrownBy(() -> ConsumerPacts.readAll(
                        List.of(folder.resolve("nowhere"), empty, folder.resolve("one"), folder.resolve("two"), words)))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        There is no such file or folder.
                          Where: %s
                          Fix: run the consumer's tests, which write them, or name the place where they do.
                        There are no pacts in the folder.
                          Where: %s
                          Fix: run the consumer's tests, which write them, or name the place where they do.
                        Two files have a pact between 'web' and 'catalog', and a version has one.
                          Where: %s, %s
                          Fix: keep one, or have the tests of both write into the same folder.
                        'words.json' is not a pact: it holds array.
                          Where: %s
                          Fix: keep only pacts in that folder; generate this one again by running its consumer's tests.""".formatted(folder.resolve("nowhere"), empty, one, two, words));
    }
}
