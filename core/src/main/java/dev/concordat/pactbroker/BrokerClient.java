package dev.concordat.pactbroker;

import au.com.dius.pact.core.support.json.JsonValue;
import dev.concordat.Problem;
import dev.concordat.pact.CanonicalJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Talks to one broker. Connections are kept and shared; safe for any thread.
 *
 * <p>What does not answer, or answers that it cannot just now (502, 503, 504), is asked again, a few times and with
 * growing pauses, if that cannot do anything twice. Redirects are followed on the same host alone, and no link to
 * another host is: credentials are sent to the broker they were given for, and to nobody else.
 */
public final class BrokerClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int REDIRECTS = 5;

    /** The first that knows branches, environments, and several contracts in one request. */
    private static final String OLDEST = "2.86.0";

    private final BrokerSettings settings;
    private final Refusals refusals;
    private final HttpClient http;
    private volatile @Nullable HalDocument index;

    private BrokerClient(BrokerSettings settings) {
        this.settings = settings;
        this.refusals = new Refusals(settings);
        this.http = http(settings);
    }

    /** A client of the broker that the settings name. Nothing is sent yet. */
    public static BrokerClient of(BrokerSettings settings) {
        return new BrokerClient(settings);
    }

    /** Where the broker is. */
    public BrokerSettings settings() {
        return settings;
    }

    /**
     * What the broker offers; asked once.
     *
     * @throws BrokerException if it is not reached, refuses, or is not a Pact Broker
     */
    public HalDocument index() {
        HalDocument known = index;
        if (known == null) {
            BrokerRequest request = BrokerRequest.get(settings.url());
            Answer answer = exchange(request);
            known = document(request, answer);
            if (known.links("self").isEmpty()
                    && known.links("curies").isEmpty()
                    && known.link("pb:pacticipants").isEmpty()) {
                throw refusals.notABroker(request, answer);
            }
            index = known;
        }
        return known;
    }

    /**
     * Where a relation of the index leads.
     *
     * @param relation such as {@code pb:environments}
     * @param names what is filled in where the link has places for names
     * @throws BrokerException if this broker does not have it
     */
    public URI link(String relation, Map<String, String> names) {
        return index().link(relation).orElseThrow(() -> tooOld(relation)).expand(names);
    }

    /** Reads a document. */
    public HalDocument get(URI uri) {
        return send(BrokerRequest.get(uri));
    }

    /** Reads a document; empty where there is none. */
    public Optional<HalDocument> find(URI uri) {
        BrokerRequest request = BrokerRequest.get(own(BrokerRequest.get(uri)));
        Answer answer = exchange(request);
        return answer.status() == 404 && !answer.isPage() ? Optional.empty() : Optional.of(document(request, answer));
    }

    /**
     * Sends a request and reads what comes back; where nothing does, an empty document.
     *
     * @throws BrokerException if the broker is not reached, refuses, or what answers is none
     */
    public HalDocument send(BrokerRequest request) {
        BrokerRequest own = request.to(own(request));
        return document(own, exchange(own));
    }

    private HalDocument document(BrokerRequest request, Answer answer) {
        if (answer.isRedirect()) {
            throw refusals.elsewhere(request, request.uri().resolve(answer.location()));
        }
        if (!answer.isSuccess()) {
            throw refusals.refused(request, 1, answer);
        }
        if (answer.body().isBlank() && answer.status() != 200) {
            return new HalDocument(new JsonValue.Object(Map.of()));
        }
        return answer.json()
                .filter(JsonValue.Object.class::isInstance)
                .map(json -> new HalDocument((JsonValue.Object) json))
                .orElseThrow(() -> refusals.notABroker(request, answer));
    }

    /**
     * A broker behind a proxy may not know its own address, and gives links to the one it knows. They are taken as what
     * they are meant to be: links below the address that this client was given.
     */
    private URI own(BrokerRequest request) {
        URI uri = settings.url().resolve(request.uri());
        if (isSameHost(uri)) {
            return uri;
        }
        String known = index().link("self").map(Link::href).orElse("").replaceFirst("/+$", "");
        String wanted = uri.toString();
        if (!known.isEmpty() && (wanted.equals(known) || wanted.startsWith(known + "/"))) {
            return URI.create(settings.url().toString().replaceFirst("/+$", "") + wanted.substring(known.length()));
        }
        throw refusals.elsewhere(request, uri);
    }

    private boolean isSameHost(URI uri) {
        return settings.url().getScheme().equalsIgnoreCase(uri.getScheme())
                && settings.url().getHost().equalsIgnoreCase(uri.getHost())
                && port(settings.url()) == port(uri);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private Answer exchange(BrokerRequest request) {
        Answer answer = persistently(request);
        BrokerRequest at = request;
        for (int hop = 0; answer.isRedirect() && request.method().equals("GET") && hop < REDIRECTS; hop++) {
            URI target = at.uri().resolve(answer.location());
            if (!isSameHost(target)) {
                throw refusals.elsewhere(at, target);
            }
            at = request.to(target);
            answer = persistently(at);
        }
        return answer;
    }

    private Answer persistently(BrokerRequest request) {
        Retries retries = settings.retries();
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == retries.attempts();
            try {
                Answer answer = once(request);
                if (!retries.isPassing(answer.status())) {
                    return answer;
                }
                if (last || !request.repeatable()) {
                    throw refusals.refused(request, attempt, answer);
                }
            } catch (IOException e) {
                if (last || !(request.repeatable() || e instanceof ConnectException) || isFinal(e)) {
                    throw refusals.unreachable(request, attempt, e);
                }
            }
            pause(request, retries.pauseAfter(attempt));
        }
    }

    /** A certificate does not become a trusted one, and who was slow for a minute has had a chance. */
    private static boolean isFinal(IOException fault) {
        return fault instanceof SSLException
                || (fault instanceof HttpTimeoutException && !(fault instanceof HttpConnectTimeoutException));
    }

    private Answer once(BrokerRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> sent =
                http.sendAsync(request(request), BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            // The JDK's own timeout ends with the first line of the answer; the rest might take for ever.
            HttpResponse<String> response = sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body(),
                    response.headers().firstValue("location").orElse(""));
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw interrupted(request, e);
        }
    }

    private HttpRequest request(BrokerRequest request) {
        JsonValue body = request.body();
        BodyPublisher publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(CanonicalJson.print(body));
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), publisher)
                .header("Accept", "application/hal+json");
        if (body != null) {
            builder.header("Content-Type", request.contentType());
        }
        settings.credentials().ifPresent(credentials -> builder.header("Authorization", credentials.header()));
        settings.proxy()
                .flatMap(Proxy::credentials)
                .ifPresent(credentials -> builder.header("Proxy-Authorization", credentials.header()));
        settings.headers().forEach(builder::setHeader);
        return builder.build();
    }

    private void pause(BrokerRequest request, Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private BrokerException interrupted(BrokerRequest request, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return refusals.unreachable(request, 1, new IOException("interrupted", cause));
    }

    private BrokerException tooOld(String relation) {
        return new BrokerException(
                new Problem(
                        "The Pact Broker at '" + settings.url() + "' has no '" + relation + "'.",
                        settings.url().toString(),
                        "bring it up to date: the official broker has it in " + OLDEST + " and newer."),
                null);
    }

    private static HttpClient http(BrokerSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        settings.proxy().ifPresent(proxy -> {
            allowTunnelCredentials(proxy);
            builder.proxy(proxy.selector());
        });
        if ("https".equalsIgnoreCase(settings.url().getScheme())) {
            settings.certificate().map(TrustedCertificates::with).ifPresent(builder::sslContext);
        }
        return builder.build();
    }

    /**
     * The JDK keeps a user name for a proxy to itself on the way to https, unless told otherwise; who writes one into
     * the proxy's address has told so. Read once by the JDK, at its first client.
     */
    private static void allowTunnelCredentials(Proxy proxy) {
        String property = "jdk.http.auth.tunneling.disabledSchemes";
        if (proxy.credentials().isPresent() && System.getProperty(property) == null) {
            System.setProperty(property, "");
        }
    }
}
