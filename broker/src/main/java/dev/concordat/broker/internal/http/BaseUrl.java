package dev.concordat.broker.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address that links begin with. Where addresses are configured, a caller gets the one that he came by, else the
 * first of them; where none is, what the request and its proxy say is believed, as long as it is the form of a host.
 *
 * @param configured without slashes at their ends; may be empty
 */
public record BaseUrl(List<String> configured) {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,255}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:\\d{1,5})?");

    /** Copies. */
    public BaseUrl {
        configured = List.copyOf(configured);
    }

    String of(HttpServletRequest request) {
        String seen = seen(request);
        if (configured.isEmpty() || configured.contains(seen)) {
            return seen;
        }
        return configured.get(0);
    }

    private static String seen(HttpServletRequest request) {
        String scheme =
                "https".equals(first(request, "X-Forwarded-Proto")) || "on".equals(first(request, "X-Forwarded-Ssl"))
                        ? "https"
                        : request.getScheme();
        String host = first(request, "X-Forwarded-Host");
        if (host == null || !HOST.matcher(host).matches()) {
            host = request.getHeader("Host");
        }
        if (host == null || !HOST.matcher(host).matches()) {
            host = request.getLocalName() + ":" + request.getLocalPort();
        }
        return scheme + "://" + withPort(host, scheme, first(request, "X-Forwarded-Port"));
    }

    private static String withPort(String host, String scheme, @Nullable String port) {
        String usual = scheme.equals("https") ? "443" : "80";
        if (port == null || !port.matches("\\d{1,5}")) {
            return host;
        }
        String bare = host.replaceFirst(":\\d{1,5}$", "");
        return port.equals(usual) ? bare : bare + ":" + port;
    }

    /** Each proxy on the way adds its own; the first is the one the caller used. */
    private static @Nullable String first(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? null : value.split(",", 2)[0].trim();
    }
}
