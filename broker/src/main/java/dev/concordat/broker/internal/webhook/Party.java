package dev.concordat.broker.internal.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Whose contracts a webhook is about, on one side: the pacticipant of a name, those with a label, or all.
 *
 * @param name of one
 * @param label of some
 */
record Party(@Nullable String name, @Nullable String label) {

    static final Party ALL = new Party(null, null);
}
