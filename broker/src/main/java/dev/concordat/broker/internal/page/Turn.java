package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Page;
import org.jspecify.annotations.Nullable;

/** From one page of a long list to the next. */
record Turn(
        boolean needed,
        long from,
        long to,
        long total,
        @Nullable String previous,
        @Nullable String next) {

    /** The query is what is kept of the address. */
    static Turn of(Page page, long total, String path, String query) {
        long to = Math.min(total, page.offset() + page.size());
        String base = path + "?" + (query.isEmpty() ? "" : query + "&");
        return new Turn(
                page.number() > 1 || to < total,
                Math.min(total, page.offset() + 1),
                to,
                total,
                page.number() > 1 ? base + "page=" + (page.number() - 1) + "&size=" + page.size() : null,
                to < total ? base + "page=" + (page.number() + 1) + "&size=" + page.size() : null);
    }
}
