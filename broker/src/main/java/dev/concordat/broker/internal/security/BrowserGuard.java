package dev.concordat.broker.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other sites from using a person's browser against the broker. A browser says where a request was made
 * ({@code Sec-Fetch-Site}, {@code Origin}); clients that are no browsers say nothing of it, and are let through. A
 * broker that asks for no credentials answers to no foreign name either: a site could make its own name mean this
 * machine, and then count as the broker's own pages.
 */
final class BrowserGuard {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** What nobody can make mean another machine. */
    private static final Pattern FIXED_HOST =
            Pattern.compile("([a-z0-9-]+\\.)*localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final List<String> ownHosts;

    /**
     * A guard.
     *
     * @param addresses those that the broker was told are its own
     */
    BrowserGuard(List<String> addresses) {
        this.ownHosts = addresses.stream()
                .map(BrowserGuard::authority)
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** Whether a page of another site made this request, and it would change something. */
    boolean isForeignWrite(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOwn(authority(origin), request);
    }

    /** Whether the caller used a name for this machine that somebody else may have made up. */
    boolean isForeignName(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return !ownHosts.contains(lower)
                && !FIXED_HOST.matcher(lower.replaceFirst(":\\d*$", "")).matches();
    }

    private boolean isOwn(String authority, HttpServletRequest request) {
        return ownHosts.contains(authority)
                || authority.equals(lower(request.getHeader("Host")))
                || authority.equals(lower(request.getHeader("X-Forwarded-Host")));
    }

    private static @Nullable String lower(@Nullable String header) {
        return header == null ? null : header.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Host and port of an address; empty where it has none, as {@code null}, the origin of a page without one. */
    private static String authority(String address) {
        try {
            String authority = URI.create(address).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
