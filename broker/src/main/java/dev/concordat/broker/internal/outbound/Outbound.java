package dev.concordat.broker.internal.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to other hosts: only such as the rules permit, never to where an answer redirects, and reading no more
 * of an answer than is kept of it. Started with the first request; most brokers never send one.
 */
public final class Outbound implements AutoCloseable {

    private static final int CONNECT_SECONDS = 15;
    private static final int ANSWER_SECONDS = 30;

    private final OutboundRules rules;
    private @Nullable HttpClient client;

    /** Sends what these rules permit. */
    public Outbound(OutboundRules rules) {
        this.rules = rules;
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @throws UndeliverableException where the request is not permitted, or not answered
     * @throws InterruptedException where the thread is told to stop
     */
    public OutboundResponse send(OutboundRequest request) throws UndeliverableException, InterruptedException {
        var refusal = rules.refusal(request.method(), request.uri());
        if (refusal.isPresent()) {
            throw new UndeliverableException(refusal.get());
        }
        InputStreamResponseListener listener = new InputStreamResponseListener();
        Request sent = prepared(request);
        sent.send(listener);
        try {
            Response response = listener.get(CONNECT_SECONDS + ANSWER_SECONDS, TimeUnit.SECONDS);
            return new OutboundResponse(response.getStatus(), headers(response), body(listener));
        } catch (ExecutionException e) {
            throw new UndeliverableException(reason(e.getCause(), request));
        } catch (TimeoutException e) {
            throw new UndeliverableException(reason(e, request));
        } catch (InterruptedIOException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            throw new UndeliverableException(reason(e.getCause() == null ? e : e.getCause(), request));
        } finally {
            // Without effect on one that is done; a longer answer is not read to its end.
            CompletableFuture<Boolean> unused = sent.abort(new IOException("read as much as is kept"));
        }
    }

    private Request prepared(OutboundRequest request) {
        Request prepared = started()
                .newRequest(request.uri())
                .method(request.method())
                .timeout(CONNECT_SECONDS + ANSWER_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false);
        prepared.headers(headers -> {
            request.headers().forEach(headers::put);
            headers.put(HttpHeader.CONNECTION, "close");
        });
        String body = request.body();
        if (body != null) {
            String type = request.headers().getOrDefault("content-type", "text/plain;charset=utf-8");
            prepared.body(new StringRequestContent(type, body, StandardCharsets.UTF_8));
        }
        return prepared;
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders()
                .forEach(field -> headers.merge(
                        field.getLowerCaseName(), String.valueOf(field.getValue()), (one, two) -> one + ", " + two));
        return headers;
    }

    private static String body(InputStreamResponseListener listener) throws IOException {
        try (InputStream in = listener.getInputStream()) {
            return new String(in.readNBytes(OutboundResponse.MAX_BODY), StandardCharsets.UTF_8);
        }
    }

    private static String reason(@Nullable Throwable cause, OutboundRequest request) {
        String host = "'" + request.uri().getHost() + "'";
        if (cause instanceof UndeliverableException) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof TimeoutException || cause instanceof java.net.SocketTimeoutException) {
            return "The host " + host + " did not answer in time.";
        }
        if (cause instanceof ConnectException) {
            return "The host " + host + " refuses connections.";
        }
        if (cause instanceof SSLException) {
            return "No safe connection to the host " + host + " could be made: " + cause.getMessage();
        }
        return "The host " + host + " broke the connection off, or did not answer as HTTP has it.";
    }

    private synchronized HttpClient started() {
        HttpClient running = client;
        if (running == null) {
            QueuedThreadPool threads = new QueuedThreadPool(12, 1);
            threads.setName("outbound");
            threads.setDaemon(true);
            running = new HttpClient();
            running.setExecutor(threads);
            running.setSocketAddressResolver(new CheckingResolver(rules.addresses(), threads));
            running.setConnectTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
            running.setIdleTimeout(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
            running.setFollowRedirects(false);
            running.setHttpCookieStore(new HttpCookieStore.Empty());
            running.setUserAgentField(null);
            try {
                running.start();
            } catch (Exception e) {
                throw new IllegalStateException("The client for webhooks did not start.", e);
            }
            running.getContentDecoderFactories().clear();
            client = running;
        }
        return running;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            LifeCycle.stop(client);
        }
    }
}
