package dev.concordat.cli.suite;

/** What a suite's run says, and the exit code that says it to machines. */
enum Verdict {
    /** Everything was run, and every interaction of every pact is verified. */
    VERIFIED(0),
    /**
     * A provider broke an interaction, or a consumer's own contract test failed: proven, whatever else could not run.
     */
    BROKEN(1),
    /** Something could not be run; nothing that was run is broken. */
    INCOMPLETE(2);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
