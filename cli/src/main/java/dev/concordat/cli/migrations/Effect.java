package dev.concordat.cli.migrations;

/** What a migration does to an interaction; the gravest first. */
enum Effect {
    /** It holds before, and no more after. */
    BROKEN("broken by "),
    /** It is not known on one side, or on both. */
    UNKNOWN("not known"),
    /** It does not hold on either side: whatever the reason, it is not the migration. */
    FAILS("fails both"),
    /** It holds after, and not yet before. */
    NEEDS("needs "),
    /** It holds on both sides. */
    PASSES("passes both");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /** As a table has it. */
    String words(String version) {
        return words.endsWith(" ") ? words + version : words;
    }
}
