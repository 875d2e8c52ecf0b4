package dev.concordat.database.internal.cache;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much the cache of baselines may hold. */
final class CacheLimit {

    /** The system property; also the environment variable {@code CONCORDAT_CACHE_LIMIT}. */
    static final String KEY = "concordat.cache.limit";

    private static final String DEFAULT = "2GB";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(MB|GB)|0");

    private CacheLimit() {}

    static long configured() {
        String property = System.getProperty(KEY);
        return property != null
                ? parse(property, "system property '" + KEY + "'")
                : parse(
                        Optional.ofNullable(System.getenv("CONCORDAT_CACHE_LIMIT"))
                                .orElse(DEFAULT),
                        "environment variable 'CONCORDAT_CACHE_LIMIT'");
    }

    static long parse(String text, String where) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new ConcordatException(Problem.at(
                    Origin.of(where),
                    "The limit of the cache cannot be '" + text + "'.",
                    "write a size as 500MB or 2GB, or 0 for no cache of baselines."));
        }
        if (matcher.group(1) == null) {
            return 0;
        }
        return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("MB") ? 20 : 30);
    }
}
