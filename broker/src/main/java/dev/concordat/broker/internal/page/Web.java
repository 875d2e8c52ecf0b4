package dev.concordat.broker.internal.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses that others wrote. */
final class Web {

    private Web() {}

    /** An address that a link may lead to: of the web, and no {@code javascript:}. */
    static @Nullable Ref link(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? new Ref(url, url) : null;
    }
}
