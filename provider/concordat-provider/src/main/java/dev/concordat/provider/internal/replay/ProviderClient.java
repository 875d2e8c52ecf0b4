package dev.concordat.provider.internal.replay;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.IRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What asks providers over HTTP: connections stay alive, redirects are answers like any other. */
public final class ProviderClient {

    /** What HTTP itself needs on the way; the client sets them and refuses ours. */
    private static final Set<String> OWN = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private static final String UNKNOWN_TEXT = "text/plain; charset=ISO-8859-1";

    /** Made only where a request needs it: two hundred classes in a cold JVM. */
    private @Nullable HttpClient plain;

    /** Made only for a provider that speaks TLS: the default context reads all certificates of the JDK. */
    private @Nullable HttpClient secured;

    private static HttpClient client(@Nullable SSLContext tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                // One request at a time: handing each step of it to a pool would cost more than the step.
                .executor(Runnable::run);
        return (tls == null ? builder : builder.sslContext(tls)).build();
    }

    private synchronized HttpClient client(URI uri) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        HttpClient made = tls ? secured : plain;
        if (made == null) {
            made = client(tls ? null : NoTrust.context());
            secured = tls ? made : secured;
            plain = tls ? plain : made;
        }
        return made;
    }

    /** The request of a pact as it will be sent to a provider that runs at {@code base}. */
    public static HttpRequest request(URI base, IRequest request, Duration timeout) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(RequestUrl.of(base, request)).timeout(timeout);
        request.getHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                builder.setHeader(name, String.join(", ", values));
            }
        });
        if (request.getBody().isPresent() && !hasContentType(request)) {
            ContentType type = request.getBody().getContentType();
            boolean known = type.asString() != null && !type.asString().isEmpty();
            builder.setHeader("Content-Type", known ? type.toString() : UNKNOWN_TEXT);
        }
        return builder.method(request.getMethod().toUpperCase(Locale.ROOT), body(request))
                .build();
    }

    /** Sends and waits for the whole answer. */
    public Answer send(HttpRequest request) throws IOException, InterruptedException {
        Duration timeout = request.timeout().orElse(Duration.ZERO);
        if (PlainGet.canSend(request)) {
            return PlainGet.send(request, timeout);
        }
        return Answer.from(client(request.uri()).send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static boolean hasContentType(IRequest request) {
        return request.getHeaders().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
    }

    private static BodyPublisher body(IRequest request) {
        return request.getBody().isPresent()
                ? BodyPublishers.ofByteArray(request.getBody().unwrap())
                : BodyPublishers.noBody();
    }
}
