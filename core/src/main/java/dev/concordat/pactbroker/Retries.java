package dev.concordat.pactbroker;

import java.time.Duration;
import java.util.Set;

/**
 * How often a broker is asked that does not answer, or says that it cannot just now.
 *
 * @param attempts how often at most
 * @param pause how long to wait before the second one; doubled before each further one
 */
record Retries(int attempts, Duration pause) {

    /** Long enough for a broker behind a load balancer to be restarted: seven and a half seconds. */
    static final Retries USUAL = new Retries(5, Duration.ofMillis(500));

    /** Too slow, too many requests; and what a proxy says whose broker is not there. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    Retries {
        if (attempts < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("at least one attempt, and no negative pause");
        }
    }

    boolean isPassing(int status) {
        return PASSING.contains(status);
    }

    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << Math.min(attempt - 1, 10));
    }
}
