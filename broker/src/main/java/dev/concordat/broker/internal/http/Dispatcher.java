package dev.concordat.broker.internal.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Takes every request to its route: method, media types, transaction, answer, in this order. */
@SuppressWarnings("serial") // never serialised
public final class Dispatcher extends HttpServlet {

    /** The release of the official broker whose API this is; clients decide by it what they may ask. */
    private static final String SPOKEN = "2.120.0";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS");

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final transient Routes routes;
    private final transient TransactionOperations transactions;
    private final transient BaseUrl baseUrl;
    private final int maxBody;

    /**
     * A dispatcher.
     *
     * @param maxBody the longest body taken, in octets; a longer one is refused with 413
     */
    public Dispatcher(Routes routes, TransactionOperations transactions, BaseUrl baseUrl, int maxBody) {
        this.routes = routes;
        this.transactions = transactions;
        this.baseUrl = baseUrl;
        this.maxBody = maxBody;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reply reply = new Reply(request, response, baseUrl.of(request));
        reply.header("X-Pact-Broker-Version", SPOKEN);
        try {
            dispatch(request, reply);
        } catch (Refusal refusal) {
            reply.refuse(refusal);
        } catch (RuntimeException | StackOverflowError e) {
            Refusal refusal = Unstorable.refusal(e);
            if (refusal != null) {
                reply.refuse(refusal);
                return;
            }
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("The request failed; reference {}", reference, e);
            reply.fail(reference);
        }
    }

    private void dispatch(HttpServletRequest request, Reply reply) throws IOException {
        String method = request.getMethod();
        if (!METHODS.contains(method)) {
            reply.send(Answer.of(501, "This method is not supported."), null);
            return;
        }
        Routes.Match match = match(request);
        Route route = match.route();
        if (method.equals("OPTIONS")) {
            reply.send(Answer.of(200, null).withHeader("Access-Control-Allow-Methods", route.allowed()), null);
            return;
        }
        List<Route.Action> actions = route.actions(method);
        if (actions.isEmpty()) {
            reply.send(Answer.of(405, null).withHeader("Allow", route.allowed()), null);
            return;
        }
        Route.Action action = Negotiation.choose(Collections.list(request.getHeaders("Accept")), actions);
        if (action == null) {
            throw Refusal.bare(406, null);
        }
        if (!action.consumes().isEmpty() && !Negotiation.takes(request.getContentType(), action.consumes())) {
            throw Refusal.bare(415, MediaTypes.HAL);
        }
        Call call = new Call(request, match, reply.links(), read(request));
        reply.send(run(action, call), action.produces());
    }

    private Routes.Match match(HttpServletRequest request) {
        List<String> path = PathSegments.split(request.getRequestURI());
        if (path.stream().anyMatch(segment -> segment.indexOf('\n') >= 0 || segment.indexOf('\r') >= 0)) {
            throw Problems.refusal(422, "invalid-request-parameter-value", "The path holds a line break.");
        }
        if (path.stream().anyMatch(segment -> segment.indexOf('\0') >= 0)) {
            throw Problems.refusal(422, "invalid-request-parameter-value", "The path holds a zero character.");
        }
        Routes.Match match = routes.find(path);
        if (match == null) {
            throw Refusal.notFound();
        }
        return match;
    }

    private Answer run(Route.Action action, Call call) {
        if (!action.transactional()) {
            return action.handler().handle(call);
        }
        Answer answer = transactions.execute(status -> action.handler().handle(call));
        if (answer == null) {
            throw new IllegalStateException("A handler answered nothing.");
        }
        return answer;
    }

    private byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > maxBody) {
            throw tooLarge();
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(maxBody + 1);
            if (body.length > maxBody) {
                throw tooLarge();
            }
            return body;
        } catch (EofException e) {
            throw Refusal.error(400, "The body ended before the length that its header says.");
        } catch (HttpException.RuntimeException e) {
            throw Refusal.error(400, "The body cannot be read: it is not sent as HTTP has it.");
        }
    }

    private Refusal tooLarge() {
        return Refusal.error(
                413,
                "The body is longer than " + maxBody + " bytes, the most this broker takes."
                        + " Its operator can raise 'concordat.broker.max-request-size'.");
    }
}
