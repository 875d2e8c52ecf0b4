package dev.concordat.pactbroker.deploy;

/**
 * A place of the matrix: a version of a consumer and one of a provider.
 *
 * @param consumer the consumer's version
 * @param provider the provider's version
 * @param result what came of the verification
 * @param url where the result is seen; empty where there is none
 */
public record Cell(Side consumer, Side provider, Result result, String url) {

    /** Whether it stands in the way. */
    public boolean isBlocking() {
        return result == Result.FAILED || result == Result.UNKNOWN;
    }

    /** {@code web 1.2.3 x catalog 7}. */
    @Override
    public String toString() {
        return consumer + " x " + provider;
    }

    /**
     * A version of a pacticipant.
     *
     * @param name the pacticipant's
     * @param version the version's number, or in words which version there is none of
     * @param known whether there is such a version
     */
    public record Side(String name, String version, boolean known) {

        /** {@code web 1.2.3}. */
        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    /** What came of a verification. */
    public enum Result {
        /** The provider keeps the pact. */
        VERIFIED,
        /** It does not. */
        FAILED,
        /** There is no result. */
        UNKNOWN,
        /** Whatever the result is, it does not count. */
        IGNORED
    }
}
