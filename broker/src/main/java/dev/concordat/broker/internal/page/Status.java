package dev.concordat.broker.internal.page;

import org.jspecify.annotations.Nullable;

/** How a contract stands. Told by word and by the form of its mark; the colour only repeats it. */
enum Status {
    VERIFIED("verified", "Verified", "M3.5 8.5l3 3 6-7"),
    FAILED("failed", "Failed", "M4.5 4.5l7 7m0-7l-7 7"),
    CHANGED("changed", "Changed since", "M2.5 9c2-3.5 3.7-3.5 5.5-1s3.5 2.5 5.5-1"),
    NEVER("never", "Never verified", "M5 8h6");

    private final String key;
    private final String label;
    private final String mark;

    Status(String key, String label, String mark) {
        this.key = key;
        this.label = label;
        this.mark = mark;
    }

    /** The last result of this content, or what it means that there is none. */
    static Status of(@Nullable Boolean success, boolean othersWereVerified) {
        if (success == null) {
            return othersWereVerified ? CHANGED : NEVER;
        }
        return success ? VERIFIED : FAILED;
    }

    /** The class in the style sheet, and the value in a query. */
    String key() {
        return key;
    }

    /** What people read. */
    String label() {
        return label;
    }

    /** The path of its mark, drawn in a square of 16. */
    String mark() {
        return mark;
    }
}
