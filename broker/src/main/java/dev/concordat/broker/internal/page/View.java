package dev.concordat.broker.internal.page;

/**
 * What a page shows.
 *
 * @param template the name of its template
 * @param title of the window, and of the history
 * @param section the entry of the navigation that it belongs to
 * @param page the values of the template
 */
record View(String template, String title, Section section, Object page) {

    /** The entries of the navigation. */
    enum Section {
        INTEGRATIONS,
        NETWORK,
        MATRIX,
        ENVIRONMENTS,
        NONE
    }
}
