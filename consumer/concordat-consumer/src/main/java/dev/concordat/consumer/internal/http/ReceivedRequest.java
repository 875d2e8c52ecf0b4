package dev.concordat.consumer.internal.http;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.PactReaderKt;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;

/** Brings what WireMock received into the form that Pact JVM compares. */
final class ReceivedRequest {

    private ReceivedRequest() {}

    static HttpRequest of(Request received) {
        String url = received.getUrl();
        int query = url.indexOf('?');
        HttpRequest request =
                new HttpRequest(received.getMethod().getName(), query < 0 ? url : url.substring(0, query));
        if (query >= 0) {
            request.getQuery().putAll(PactReaderKt.queryStringToMap(url.substring(query + 1)));
        }
        HttpRequestBuilder builder = new HttpRequestBuilder(request);
        for (HttpHeader header : received.getHeaders().all()) {
            // Pact's builder takes lists like Accept apart when there is one value, as it does with the expected ones.
            builder.header(header.key(), header.isSingleValued() ? header.firstValue() : header.values());
        }
        request.setBody(body(received));
        return request;
    }

    private static OptionalBody body(Request received) {
        byte[] bytes = received.getBody();
        if (bytes == null || bytes.length == 0) {
            return OptionalBody.empty();
        }
        String contentType = received.getHeader("Content-Type");
        return contentType == null ? OptionalBody.body(bytes) : OptionalBody.body(bytes, new ContentType(contentType));
    }
}
