package dev.concordat.broker.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the server refuses before the dispatcher sees it: what is no HTTP, or too long. Says no more than the
 * status does; the server's own page would tell the caller where in the program it happened.
 */
public final class ServerErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String body = Json.write(Json.object().put("error", HttpStatus.getMessage(response.getStatus()) + "."));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.HAL + ";charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
