package dev.concordat.database.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CacheLimitTests {

    @Test
    void parseWhenItIsASizeCountsBytes() {
        assertThat(CacheLimit.parse("500MB", "")).isEqualTo(500L << 20);
        assertThat(CacheLimit.parse("3gb", "")).isEqualTo(3L << 30);
        assertThat(CacheLimit.parse("0", "")).isZero();
    }

    @Test
    void parseWhenItIsNoneSaysHowToWriteIt() {
        assertThatThrownBy(() -> CacheLimit.parse("plenty", "system property 'concordat.cache.limit'"))
                .hasMessage("""
                        The limit of the cache cannot be 'plenty'.
                          Where: system property 'concordat.cache.limit'
                          Fix: write a size as 500MB or 2GB, or 0 for no cache of baselines.""");
    }
}
