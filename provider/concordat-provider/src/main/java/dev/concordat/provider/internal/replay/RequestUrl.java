package dev.concordat.provider.internal.replay;

import au.com.dius.pact.core.model.IRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The URL of a pact's request on a running provider. */
final class RequestUrl {

    private static final String ALLOWED_IN_PATH = "-._~!$&'()*+,;=:@/";

    private RequestUrl() {}

    static URI of(URI base, IRequest request) {
        String root = base.toString();
        String start = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        String path = request.getPath().startsWith("/") ? request.getPath() : "/" + request.getPath();
        String query = query(request.getQuery());
        return URI.create(start + encoded(path) + (query.isEmpty() ? "" : "?" + query));
    }

    private static String query(Map<String, List<String>> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, values) -> values.forEach(value -> {
            text.append(text.isEmpty() ? "" : "&").append(URLEncoder.encode(name, StandardCharsets.UTF_8));
            if (value != null) {
                text.append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }));
        return text.toString();
    }

    /** Encodes what a path must not hold; what is encoded already stays as the consumer sent it. */
    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            char letter = (char) (bytes[at] & 0xff);
            boolean plain = letter < 0x80
                    && (Character.isLetterOrDigit(letter)
                            || ALLOWED_IN_PATH.indexOf(letter) >= 0
                            || (letter == '%' && isEscape(bytes, at)));
            text.append(plain ? String.valueOf(letter) : String.format(Locale.ROOT, "%%%02X", (int) letter));
        }
        return text.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length && isHex(bytes[at + 1]) && isHex(bytes[at + 2]);
    }

    private static boolean isHex(byte digit) {
        return Character.digit(digit, 16) >= 0;
    }
}
