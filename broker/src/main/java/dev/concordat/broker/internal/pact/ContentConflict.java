package dev.concordat.broker.internal.pact;

/** A consumer version's pact is there already, with other content. */
@SuppressWarnings("serial") // never serialised
final class ContentConflict extends RuntimeException {

    private final String diff;

    ContentConflict(Pair pair, String version, String diff) {
        super(
                "The pact of " + pair.consumer() + " version " + version + " with " + pair.provider()
                        + " is there already, and its content is another. A published pact never changes, for its results"
                        + " would no longer be true: publish changed content under a new version of the consumer."
                        + " If nothing was changed on purpose, look for random values in the examples.",
                null,
                false,
                false);
        this.diff = diff;
    }

    /** What differs. */
    String diff() {
        return diff;
    }

    /** What went wrong, and what to do. */
    String text() {
        return String.valueOf(getMessage());
    }
}
