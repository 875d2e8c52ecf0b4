package dev.concordat.provider.internal.replay;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What the provider answered.
 *
 * @param status the HTTP status
 * @param headers by name, lists of values taken apart as Pact has them
 * @param body the bytes, decompressed, with their content type
 */
public record Answer(int status, Map<String, List<String>> headers, OptionalBody body) {

    /** Headers whose values contain commas of their own. */
    private static final Set<String> SINGLE = Set.of(
            "set-cookie",
            "www-authenticate",
            "proxy-authenticate",
            "date",
            "expires",
            "last-modified",
            "if-modified-since",
            "if-unmodified-since",
            "retry-after");

    /** Copies the headers, into a map that may be asked for {@code null}: Pact does so. */
    public Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Answer from(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, apart(name, values)));
        boolean zipped = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        byte[] body = zipped ? unzipped(response.body()) : response.body();
        return new Answer(response.statusCode(), headers, OptionalBody.body(body, contentType(headers)));
    }

    private static ContentType contentType(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(header -> ContentType.fromString(header.getValue().get(0)))
                .findFirst()
                .orElse(ContentType.getTEXT_PLAIN());
    }

    private static List<String> apart(String name, List<String> values) {
        if (SINGLE.contains(name.toLowerCase(Locale.ROOT))) {
            return new ArrayList<>(values);
        }
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .toList();
    }

    private static byte[] unzipped(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The provider's body is said to be gzip, but is not.", e);
        }
    }
}
