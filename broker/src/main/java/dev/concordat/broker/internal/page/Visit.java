package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Page;
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

    /** Which part of a long list is asked for, and as much as there is to a page where that is not said. */
    Page page(int most) {
        Page asked = Page.of(call.query());
        boolean sized = call.query().names().anyMatch(name -> name.equals("size") || name.equals("pageSize"));
        return new Page(asked.number(), sized ? Math.min(asked.size(), most) : most, true);
    }

    /** The text of a search, empty where there is none. */
    String search() {
        return call.query().text("q").map(String::trim).orElse("");
    }
}
