package dev.concordat.broker.internal.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private final transient Bodies bodies;

    /**
     * A dispatcher.
     *
     * @param maxBody the longest body taken, in octets; a longer one is refused with 413
     * @param bodyWait how long a body waits for memory
     */
    public Dispatcher(
            Routes routes, TransactionOperations transactions, BaseUrl baseUrl, int maxBody, Duration bodyWait) {
        this.routes = routes;
        this.transactions = transactions;
        this.baseUrl = baseUrl;
        this.bodies = new Bodies(maxBody, BodyBudget.ofHeap(Runtime.getRuntime().maxMemory(), bodyWait));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reply reply = new Reply(request, response, baseUrl.of(request));
        reply.header("X-Pact-Broker-Version", SPOKEN);
        try {
            dispatch(request, reply);
        } catch (Refusal refusal) {
            reply.refuse(refusal);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            Refusal refusal = e instanceof OutOfMemoryError ? outOfMemory(request, e) : Unstorable.refusal(e);
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
        try (Body body = bodies.read(request)) {
            Call call = new Call(request, match, reply.links(), body.octets());
            reply.send(run(action, call), action.produces());
        }
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

    /** What was done so far is undone, and what was made for it can go. */
    private static Refusal outOfMemory(HttpServletRequest request, Throwable failure) {
        LOG.error("There was not enough memory for a {} of {}", request.getMethod(), request.getRequestURI(), failure);
        return Refusal.busy(
                "The broker has not enough memory for this and all that it does at the same time."
                        + " Send it again later. If that does not help, its operator can give the broker a larger heap, by '-Xmx'.");
    }
}
