package dev.concordat.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedFilesTests {

    private static final Origin ASKED = Origin.of("concordat.yml");

    @TempDir
    private Path root;

    private Path folder() {
        return root.resolve("db");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve(name), text);
    }

    private void repository() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "");
        write("one.sql", "1");
        write("two.sql", "2");
        write("ü three.sql", "3");
        git("init", "--quiet", "--initial-branch=main");
        commit();
    }

    private void commit() {
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "-");
    }

    private void git(String... arguments) {
        assertThat(new Git(root).run(arguments)).as(String.join(" ", arguments)).matches(Git.Output::succeeded);
    }

    @Test
    void filesWhenNothingWasDoneAreAsReleased() throws IOException {
        repository();
        write("new.sql", "4");

        assertThat(ReleasedFiles.in(folder(), "main", ASKED))
                .isEqualTo(new ReleasedFiles(
                        Set.of("one.sql", "two.sql", "ü three.sql"),
                        Set.of("one.sql", "two.sql", "ü three.sql"),
                        Set.of()));
    }

    @Test
    void filesWhenTheyWereEditedOrDeletedAreNamed() throws IOException {
        repository();
        git("checkout", "--quiet", "-b", "work");
        write("one.sql", "other");
        commit();
        write("ü three.sql", "other");
        Files.delete(folder().resolve("two.sql"));

        assertThat(ReleasedFiles.in(folder(), "main", ASKED).edited())
                .containsExactlyInAnyOrder("one.sql", "two.sql", "ü three.sql");
    }

    @Test
    void filesWhenOthersWentOnAreThoseOfTheCommonCommit() throws IOException {
        repository();
        git("checkout", "--quiet", "-b", "work");
        git("checkout", "--quiet", "main");
        write("one.sql", "other");
        write("new.sql", "4");
        commit();
        git("checkout", "--quiet", "work");

        ReleasedFiles files = ReleasedFiles.in(folder(), "main", ASKED);

        assertThat(files.edited()).isEmpty();
        assertThat(files.released()).doesNotContain("new.sql");
        assertThat(files.latest()).contains("new.sql");
    }

    @Test
    void filesWhenGitHasNothingInCommonSaysSo() throws IOException {
        repository();
        git("checkout", "--quiet", "--orphan", "other");
        // Else it would be the very same commit.
        write("one.sql", "other");
        commit();

        assertThatThrownBy(() -> ReleasedFiles.in(folder(), "main", ASKED)).hasMessage("""
                Git finds no commit that 'main' and what is checked out have in common.
                  Where: concordat.yml
                  Fix: fetch more history: 'git fetch --unshallow', or a greater depth on the build server.""");
    }

    @Test
    void filesWhenThereIsNoRepositorySaysSo() throws IOException {
        write("one.sql", "1");

        assertThatThrownBy(() -> ReleasedFiles.in(folder(), "main", ASKED))
                .hasMessageStartingWith("Git knows no branch, tag or commit 'main'.\nfatal: not a git repository");
    }
}
