package dev.concordat.broker.internal.http;

/** The media types that the broker speaks. */
public final class MediaTypes {

    /** What nearly everything answers. */
    public static final String HAL = "application/hal+json";

    /** What nearly everything takes. */
    public static final String JSON = "application/json";

    /** What partial updates of newer resources take. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** Errors, for those who ask for it. */
    public static final String PROBLEM = "application/problem+json";

    /** Pages. */
    public static final String HTML = "text/html";

    /** Tables and comparisons for people at a terminal. */
    public static final String TEXT = "text/plain";

    /** For spreadsheets. */
    public static final String CSV = "text/csv";

    /** Badges. */
    public static final String SVG = "image/svg+xml";

    private MediaTypes() {}
}
