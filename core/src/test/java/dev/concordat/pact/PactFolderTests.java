package dev.concordat.pact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PactFolderTests {

    @TempDir
    private Path outside;

    private Path root;
    private Path module;

    @BeforeEach
    void repository() throws IOException {
        root = outside.resolve("shop");
        module = Files.createDirectories(root.resolve("consumer/storefront"));
        Files.createDirectories(root.resolve(".git"));
    }

    @AfterEach
    void forgetProperties() {
        System.clearProperty(PactFolder.WRITE_PROPERTY);
        System.clearProperty(PactFolder.READ_PROPERTY);
    }

    @Test
    void belowWhenModuleStandsInARepositoryIsAtItsRoot() {
        assertThat(PactFolder.below(module)).isEqualTo(root.resolve("pacts"));
    }

    @Test
    void belowWhenAFolderIsNearerTakesThat() throws IOException {
        Path nearer = Files.createDirectories(root.resolve("consumer/pacts"));

        assertThat(PactFolder.below(module)).isEqualTo(nearer);
    }

    @Test
    void belowWhenAFolderStandsOutsideTheRepositoryLeavesItAlone() throws IOException {
        Files.createDirectories(outside.resolve("pacts"));

        assertThat(PactFolder.below(module)).isEqualTo(root.resolve("pacts"));
    }

    @Test
    void belowWhenThereIsNoGitIsAtTheOutermostBuild() throws IOException {
        Files.delete(root.resolve(".git"));
        Files.writeString(root.resolve("settings.gradle.kts"), "");
        Files.writeString(module.resolve("pom.xml"), "");

        assertThat(PactFolder.below(module)).isEqualTo(root.resolve("pacts"));
    }

    @Test
    void toWriteAndReadWhenPropertiesNameFoldersTakeThem() {
        System.setProperty(PactFolder.WRITE_PROPERTY, outside + "/written/../out");
        System.setProperty(PactFolder.READ_PROPERTY, outside + "/in");

        assertThat(PactFolder.toWrite()).isEqualTo(outside.resolve("out"));
        assertThat(PactFolder.toRead()).isEqualTo(outside.resolve("in"));
    }

    @Test
    void toWriteAndReadWhenPropertiesAreBlankFindTheSameFolder() {
        System.setProperty(PactFolder.WRITE_PROPERTY, " ");

        assertThat(PactFolder.toWrite()).isEqualTo(PactFolder.toRead()).isAbsolute();
    }
}
