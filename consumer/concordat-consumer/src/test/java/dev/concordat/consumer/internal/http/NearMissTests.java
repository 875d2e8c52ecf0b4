package dev.concordat.consumer.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.core.model.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NearMissTests {

    @Test
    void whatWhenTextDiffersMarksItsLines() {
        assertThat(difference(
                        request -> request.method("POST").path("/notes").body("one\ntwo\nthree", "text/plain"),
                        request -> request.method("POST").path("/notes").body("one\n2\nthree\nfour", "text/plain")))
                .isEqualTo("""
                            expected                    actual
                            POST                        POST
                            /notes                      /notes
                            content-type: text/plain    content-type: text/plain
                            one                         one
                            two                      != 2
                                Expected body 'one
                                two
                                three' to match 'one
                                2
                                three
                                four' using equality but did not match
                            three                       three
                                                     != four
                        """);
    }

    @Test
    void whatWhenTextCameForJsonBlamesTheContentType() {
        assertThat(difference(
                        request -> request.method("POST").path("/notes").body("{\"a\":1}", "application/json"),
                        request -> request.method("POST").path("/notes").body("a=1", "text/plain")))
                .isEqualTo("""
                            expected                          actual
                            POST                              POST
                            /notes                            /notes
                            content-type: application/json != content-type: text/plain
                                Expected header 'content-type' to have value 'application/json' but was 'text/plain'
                                Expected a body of 'application/json' but the actual content type was 'text/plain'
                            $.a: 1
                                                              a=1
                        """);
    }

    @Test
    void whatWhenTheMethodIsAnotherMarksIt() {
        assertThat(difference(
                        request -> request.method("DELETE").path("/notes/1"),
                        request -> request.method("GET").path("/notes/1")))
                .isEqualTo("""
                            expected    actual
                            DELETE   != GET
                                expected method 'DELETE' but received 'GET'
                            /notes/1    /notes/1
                        """);
    }

    @Test
    void whatWhenAnObjectIsMissingMarksAllOfIt() {
        assertThat(difference(
                        request -> request.method("POST")
                                .path("/")
                                .body("{\"a\":{\"b\":1,\"c\":[2,3]},\"d\":4}", "application/json"),
                        request -> request.method("POST").path("/").body("{\"d\":4}", "application/json")))
                .isEqualTo("""
                            expected                          actual
                            POST                              POST
                            /                                 /
                            content-type: application/json    content-type: application/json
                            $.a.b: 1                       !=
                                Expected a Map with keys [a, d] but received one with keys [d]
                            $.a.c[0]: 2                    !=
                            $.a.c[1]: 3                    !=
                            $.d: 4                            $.d: 4
                        """);
    }

    private static String difference(Consumer<HttpRequestBuilder> expected, Consumer<HttpRequestBuilder> actual) {
        Exchange exchange = new Exchange("storefront", "catalog", "any.Tests#test");
        exchange.expect("an interaction", List.of(), request(expected));
        exchange.answer(request(actual));
        String what = exchange.problems().get(0).what();
        return what.substring(what.indexOf("\n\n") + 2);
    }

    private static HttpRequest request(Consumer<HttpRequestBuilder> description) {
        HttpRequest request = new HttpRequest();
        description.accept(new HttpRequestBuilder(request));
        return request;
    }
}
