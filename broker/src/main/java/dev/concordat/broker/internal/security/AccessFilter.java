package dev.concordat.broker.internal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Lets in whoever may come in, and tells browsers how carefully to treat what they get. */
@SuppressWarnings("serial") // never serialised
final class AccessFilter extends HttpFilter {

    private static final String PAGES_LOAD =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Credentials that cannot be read. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final transient Access access;
    private final transient BrowserGuard browsers;

    AccessFilter(Access access, BrowserGuard browsers) {
        this.access = access;
        this.browsers = browsers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", PAGES_LOAD);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (access.isOpen() && browsers.isForeignName(request)) {
            refuse(
                    response,
                    403,
                    "This broker asks for no credentials, and so answers only to addresses of this machine. If you came"
                            + " by a name that is its own, let its operator put it into 'concordat.broker.base-url'.");
        } else if (browsers.isForeignWrite(request)) {
            refuse(response, 403, "This change was asked for by a page of another site, and was not made.");
        } else if (access.isOpen() || isAllowed(request, response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean isAllowed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Role needed = access.rules().needed(request.getMethod(), request.getRequestURI());
        if (needed == Role.PUBLIC) {
            return true;
        }
        String header = request.getHeader("Authorization");
        if (header == null) {
            return challenge(response, "This needs credentials.");
        }
        Optional<Credential> caller;
        try {
            caller = caller(header);
        } catch (Unreadable e) {
            refuse(response, 400, "The credentials are of a kind that this broker does not take, or cannot be read.");
            return false;
        }
        if (caller.isEmpty()) {
            return challenge(response, "These credentials are not known.");
        }
        if (!caller.get().role().covers(needed)) {
            return challenge(response, "These credentials may read, but this would write.");
        }
        return true;
    }

    private Optional<Credential> caller(String header) throws Unreadable {
        String[] parts = header.strip().split("\\s+", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer") && access.hasTokens()) {
            return access.bearer(parts[1]);
        }
        if (parts.length != 2 || !parts[0].equalsIgnoreCase("Basic")) {
            throw new Unreadable();
        }
        String pair = decoded(parts[1]);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw new Unreadable();
        }
        return access.user(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static String decoded(String base64) throws Unreadable {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(octets))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new Unreadable();
        }
    }

    private boolean challenge(HttpServletResponse response, String message) throws IOException {
        response.addHeader("WWW-Authenticate", "Basic realm=\"Concordat broker\", charset=\"UTF-8\"");
        if (access.hasTokens()) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"Concordat broker\"");
        }
        refuse(response, 401, message);
        return false;
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        byte[] octets = (message + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(octets.length);
        response.getOutputStream().write(octets);
    }
}
