package dev.concordat.cli.suite;

/** The two sides of a contract, as the suite file's sections are called. */
enum Side {
    CONSUMERS("consumers"),
    PROVIDERS("providers");

    private final String key;

    Side(String key) {
        this.key = key;
    }

    /** The section of the suite file. */
    String key() {
        return key;
    }
}
