package dev.concordat.migration;

/**
 * What is expected of a database at some moment, as assertions that fail where it is otherwise.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Expectation {

    /**
     * Checks it. Called on the thread of the test.
     *
     * @throws Exception whatever an assertion, or what it asks, throws: the test fails with it
     */
    void check() throws Exception;
}
