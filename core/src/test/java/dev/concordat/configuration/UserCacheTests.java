package dev.concordat.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserCacheTests {

    private final Path home = Path.of("/home/ada");

    @Test
    void wantedWhenNothingIsConfiguredIsTheUsers() {
        assertThat(UserCache.wanted(Map.of(), home, false)).isEqualTo(Path.of("/home/ada/.cache/concordat"));
    }

    @Test
    void wantedWhenCachesAreElsewhereFollows() {
        assertThat(UserCache.wanted(Map.of("XDG_CACHE_HOME", "/big"), home, true))
                .isEqualTo(Path.of("/big/concordat"));
    }

    @Test
    void wantedWhenNamedIsThat() {
        assertThat(UserCache.wanted(Map.of("XDG_CACHE_HOME", "/big", "CONCORDAT_CACHE_FOLDER", "/mine"), home, false))
                .isEqualTo(Path.of("/mine"));
    }

    @Test
    void wantedWhenUserIsRootIsTheMachines() {
        assertThat(UserCache.wanted(Map.of(), home, true)).isEqualTo(Path.of("/var/cache/concordat"));
    }
}
