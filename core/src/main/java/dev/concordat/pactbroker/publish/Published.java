package dev.concordat.pactbroker.publish;

import dev.concordat.pactbroker.Link;
import java.util.List;

/**
 * What a broker said when it had taken the pacts of a consumer.
 *
 * @param headline what was published, in one line
 * @param notices what it tells the person who publishes
 * @param pacts where the pacts are now
 */
public record Published(String headline, List<Notice> notices, List<Link> pacts) {

    /** Copies the lists. */
    public Published {
        notices = List.copyOf(notices);
        pacts = List.copyOf(pacts);
    }

    /**
     * A line of the broker's.
     *
     * @param type {@code success}, {@code info}, {@code prompt}, {@code warning}, {@code error} or {@code debug}
     * @param text the words
     */
    public record Notice(String type, String text) {}
}
