package dev.concordat.provider.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscriptTests {

    @Test
    void ofRequestWhenHeadersAreSecretLeavesThemOut() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:1/orders"))
                .header("authorization", "Bearer secret")
                .header("Cookie", "session=secret")
                .header("Accept", "application/json")
                .build();

        assertThat(Transcript.of(request, OptionalBody.body("{}", ContentType.fromString("application/json"))))
                .isEqualTo("""
                        GET http://localhost:1/orders
                        Accept: application/json
                        Cookie: ***
                        authorization: ***

                        {}""");
    }

    @Test
    void ofAnswerWhenBodyIsBinaryTellsItsSize() {
        Answer answer = new Answer(
                200,
                Map.of("Set-Cookie", List.of("secret")),
                OptionalBody.body(new byte[] {1, 2, 3}, ContentType.fromString("image/png")));

        assertThat(Transcript.of(answer)).isEqualTo("200\nSet-Cookie: ***\n\n(3 bytes)");
    }

    @Test
    void ofAnswerWhenBodyIsLongShortensIt() {
        OptionalBody body = OptionalBody.body("x".repeat(5_000), ContentType.fromString("text/plain"));

        assertThat(Transcript.of(new Answer(200, Map.of(), body))).isEqualTo("200\n\n" + "x".repeat(4_000) + "...");
    }
}
