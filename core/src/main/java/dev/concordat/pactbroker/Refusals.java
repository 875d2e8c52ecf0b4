package dev.concordat.pactbroker;

import dev.concordat.Problem;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why a broker was not reached or did not do what it was asked to. */
record Refusals(BrokerSettings settings) {

    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(407, "Proxy Authentication Required"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    /** Nobody answered. */
    BrokerException unreachable(BrokerRequest request, int attempts, Exception cause) {
        String way = settings.proxy()
                .map(proxy -> " through the proxy '" + proxy + "'")
                .orElse("");
        return new BrokerException(
                new Problem(
                        "The Pact Broker at '" + settings.url() + "' was not reached" + way + ": "
                                + hidden(fault(cause)) + ".",
                        settings.origin() + ", " + hidden(request.toString()) + tries(attempts),
                        remedy(cause)),
                cause);
    }

    /** An answer came, and it is a refusal. */
    BrokerException refused(BrokerRequest request, int attempts, Answer answer) {
        String reason = hidden(Reason.of(answer));
        if (answer.isPage()) {
            return page(request, answer, reason);
        }
        String status = phrase(answer.status());
        String what = "The Pact Broker at '" + settings.url() + "' answered " + status
                + (reason.isBlank() ? "." : ": " + reason.replace("\n", "\n  "));
        return new BrokerException(
                new Problem(what, where(request, answer.status()) + tries(attempts), remedy(answer.status())),
                answer.status(),
                reason,
                null);
    }

    /** An answer came, and it is no broker's. */
    BrokerException notABroker(BrokerRequest request, Answer answer) {
        if (answer.isPage()) {
            return page(request, answer, hidden(Reason.title(answer)));
        }
        return new BrokerException(
                new Problem(
                        "What answers at '" + settings.url()
                                + "' is not a Pact Broker: the answer is not one of HAL JSON"
                                + (answer.type().isEmpty() ? "." : " but of type '" + hidden(answer.type()) + "'."),
                        where(request, 0),
                        "give the address that the broker's own pages have in a browser, without what follows it."),
                answer.status(),
                "",
                null);
    }

    private BrokerException page(BrokerRequest request, Answer answer, String title) {
        return new BrokerException(
                new Problem(
                        "What answers at '" + settings.url() + "' is not a Pact Broker, but a page for people"
                                + (title.isBlank() ? "" : ", titled '" + title.replace('\n', ' ') + "'") + " ("
                                + phrase(answer.status()) + "). A proxy's login?",
                        where(request, 0),
                        "open the address in a browser to see what stands before the broker; have it let this machine"
                                + " through, or give the broker's own address."),
                answer.status(),
                title,
                null);
    }

    /** A redirect or a link leads elsewhere, where credentials must not go. */
    BrokerException elsewhere(BrokerRequest request, URI target) {
        return new BrokerException(
                new Problem(
                        "The Pact Broker at '" + settings.url() + "' leads elsewhere, to '" + target.getScheme()
                                + "://" + target.getAuthority()
                                + "', which is not asked: credentials are for one host alone.",
                        where(request, 0),
                        "give the address that it leads to as the broker's, if that is the broker."),
                null);
    }

    private String where(BrokerRequest request, int status) {
        String credentials = status == 401 || status == 403
                ? settings.credentials()
                        .map(given -> ", credentials: " + given.origin())
                        .orElse("")
                : "";
        return hidden(request.toString()) + credentials;
    }

    private String hidden(String text) {
        return settings.secrets().hiddenIn(text);
    }

    private static String tries(int attempts) {
        return attempts > 1 ? ", tried " + attempts + " times" : "";
    }

    private static String phrase(int status) {
        String phrase = PHRASES.get(status);
        return phrase == null ? "status " + status : status + " " + phrase;
    }

    private String remedy(int status) {
        return switch (status) {
            case 401 ->
                settings.credentials().isEmpty()
                        ? "give a token by 'PACT_BROKER_TOKEN', or 'PACT_BROKER_USERNAME' and 'PACT_BROKER_PASSWORD'."
                        : "correct the credentials; what was given is not repeated here.";
            case 403 -> "use credentials that may do that; some may only read.";
            case 404 -> "check the names; the broker knows nothing there.";
            case 407 -> "put the proxy's user name and password into its address, or let NO_PROXY name the broker.";
            case 408, 429 -> "try again when the broker has less to do.";
            case 502, 503, 504 -> "try again when the broker behind that proxy is up.";
            default ->
                status >= 500
                        ? "try again; if it stays, look into the broker's log."
                        : "mend what the broker names, and try again.";
        };
    }

    private String remedy(Exception cause) {
        if (isDistrust(cause)) {
            return "give the certificate of the authority that signed the broker's, in PEM, by '"
                    + PactProperties.CERTIFICATE + "' or SSL_CERT_FILE.";
        }
        if (cause instanceof SSLException) {
            return "look whether the address is one of https.";
        }
        if (isSlow(cause)) {
            return "look whether the broker is overloaded, or wait longer: '" + PactProperties.TIMEOUT
                    + "' is in seconds.";
        }
        return "start the broker, or correct its address.";
    }

    private String fault(Exception cause) {
        if (isSlow(cause)) {
            return "no answer came within " + settings.timeout().toSeconds() + " s";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "its host does not answer";
        }
        if (cause instanceof ConnectException) {
            return isUnknownHost(cause) ? "no host of that name is known" : "the connection is refused";
        }
        String message =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        if (cause instanceof SSLException) {
            return (isDistrust(cause) ? "its certificate is not trusted (" : "TLS fails (") + message + ")";
        }
        return message;
    }

    private static boolean isSlow(Exception cause) {
        return cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
    }

    private static boolean isUnknownHost(Throwable cause) {
        return causes(cause).anyMatch(UnresolvedAddressException.class::isInstance);
    }

    private static boolean isDistrust(Throwable cause) {
        return cause instanceof SSLException && causes(cause).anyMatch(CertificateException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause);
    }
}
