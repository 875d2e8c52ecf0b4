package dev.concordat.database.spring;

import dev.concordat.database.Database;

/**
 * A bean of a test's context that has to do something after each reset of a database that the context uses: mostly to
 * forget what it remembers of the rows that were there before. Not needed for Spring's own caches and for JPA's
 * second-level cache, which are cleared anyway, unless the property {@code concordat.database.clear-caches} is
 * {@code false}.
 *
 * <pre>{@code
 * @TestConfiguration
 * class Caches {
 *
 *     @Bean
 *     DatabaseResetListener forgetPrices(PriceList prices) {
 *         return database -> prices.forget();
 *     }
 * }
 * }</pre>
 *
 * <p>Outside of Spring the same is done by {@link Database#afterReset}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface DatabaseResetListener {

    /**
     * Called on the thread that resets, before its reset returns; also for contexts that no running test uses. What it
     * throws fails the reset, and so the test.
     *
     * @param database which was reset
     */
    void afterReset(Database database);
}
