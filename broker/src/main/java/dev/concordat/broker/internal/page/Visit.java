package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Call;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser's call for a page.
 *
 * @param call the call
 * @param to where the other pages are
 * @param now when it came
 */
record Visit(Call call, Addresses to, Instant now) {

    @Nullable When when(@Nullable Instant time) {
        return When.of(time, now);
    }

    /** The text of a search, empty where there is none. */
    String search() {
        return call.query().text("q").map(String::trim).orElse("");
    }
}
