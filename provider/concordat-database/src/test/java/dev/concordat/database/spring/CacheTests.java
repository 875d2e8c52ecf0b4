package dev.concordat.database.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import dev.concordat.database.FreshDatabase;
import dev.concordat.database.TestRun;
import dev.concordat.database.spring.shop.ShopApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestPropertySource;

class CacheTests {

    @Test
    void cacheWhenTheDatabaseIsResetIsEmptied() {
        TestRun run = TestRun.of(CachedTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(2);
    }

    @Test
    void cacheWhenClearingIsTurnedOffKeepsWhatItHas() {
        TestRun run = TestRun.of(KeptTestCases.class);

        assertThat(run.failures()).isEmpty();
    }

    @Test
    void listenerWhenItIsABeanIsToldOfEachResetUntilItsContextCloses() {
        TestRun run = TestRun.of(ListeningTestCases.class);

        assertThat(run.failures()).isEmpty();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    static class Cached {

        @Bean
        CacheManager caches() {
            return new ConcurrentMapCacheManager();
        }

        @Bean
        Prices prices() {
            return new Prices();
        }
    }

    static class Prices {

        private final AtomicInteger lookedUp = new AtomicInteger();

        @Cacheable("prices")
        public int price(String product) {
            return product.length() + 1000 * lookedUp.incrementAndGet();
        }
    }

    @FreshDatabase
    @SpringBootTest(classes = {ShopApplication.class, Cached.class})
    static class CachedTestCases {

        @Autowired
        Prices prices;

        @Autowired
        CacheManager caches;

        @RepeatedTest(2)
        void looksUp() {
            assertThat(Objects.requireNonNull(caches.getCache("prices")).get("Kettle"))
                    .isNull();
            assertThat(prices.price("Kettle")).isEqualTo(prices.price("Kettle"));
        }
    }

    @SpringBootTest(classes = {ShopApplication.class, Cached.class})
    @TestPropertySource(properties = "concordat.database.clear-caches=false")
    static class KeptTestCases {

        @Autowired
        Prices prices;

        @Test
        void looksUp() {
            int price = prices.price("Kettle");

            Databases.declared().get("main").reset();

            assertThat(prices.price("Kettle")).isEqualTo(price);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        final List<String> heard = new ArrayList<>();

        @Bean
        DatabaseResetListener listener() {
            return database -> heard.add(database.name());
        }
    }

    @SpringBootTest(classes = {ShopApplication.class, Listening.class})
    static class ListeningTestCases {

        @Autowired
        Listening listening;

        @Test
        void hears() {
            Database main = Databases.declared().get("main");
            listening.heard.clear();

            main.reset("A test");
            main.reset();

            assertThat(listening.heard).containsExactly("main", "main");
        }
    }
}
