package dev.concordat.provider.internal.replay;

import au.com.dius.pact.core.model.OptionalBody;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Requests and answers as a person reads them. Credentials are left out. */
public final class Transcript {

    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
    private static final int LONGEST = 4_000;

    private Transcript() {}

    /** Method, URL, headers and body of a request. */
    public static String of(HttpRequest request, OptionalBody body) {
        return request.method() + " " + request.uri()
                + headers(request.headers().map()) + body(body);
    }

    /** Status, headers and body of an answer. */
    public static String of(Answer answer) {
        return answer.status() + headers(answer.headers()) + body(answer.body());
    }

    private static String headers(Map<String, List<String>> headers) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(headers).forEach((name, values) -> {
            boolean secret = SECRET.contains(name.toLowerCase(Locale.ROOT));
            text.append('\n').append(name).append(": ").append(secret ? "***" : String.join(", ", values));
        });
        return text.toString();
    }

    private static String body(OptionalBody body) {
        if (!body.isPresent()) {
            return "";
        }
        if (body.getContentType().isBinaryType()) {
            return "\n\n(" + body.unwrap().length + " bytes)";
        }
        String text = body.valueAsString();
        return "\n\n" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...");
    }
}
