package dev.concordat.broker.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Requests that are wrong in some way, as octets, one after the other from one seed. */
final class MalformedRequests {

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final List<String> PATHS = List.of(
            "/pacts/provider/P/consumer/C/version/1",
            "/contracts/publish",
            "/pacts/provider/P/for-verification",
            "/pacticipants",
            "/pacticipants/C/versions/1/tags/t",
            "/webhooks",
            "/webhooks/execute",
            "/environments",
            "/matrix",
            "/can-i-deploy");

    /** Bodies that are JSON, and not what is asked for. */
    private static final List<String> WRONG = List.of(
            "[]",
            "null",
            "1",
            "\"text\"",
            "{}",
            "true",
            "[[[]]]",
            "{\"consumer\": 1}",
            "{\"contracts\": {}}",
            "{\"contracts\": [null, 1, []]}",
            "{\"consumer\": {\"name\": {}}, \"provider\": []}",
            "{\"interactions\": \"none\"}",
            "{\"interactions\": [1, null, []]}",
            "{\"consumerVersionSelectors\": [[]]}",
            "{\"consumerVersionSelectors\": {\"a\": 1}}",
            "{\"success\": \"perhaps\"}",
            "{\"name\": \"\\u0000\"}",
            "{\"request\": {\"url\": {}}, \"events\": {}}",
            "{\"a\": 1, \"a\": 2}",
            "{\"name\": \"\\ud800\"}");

    private final Random random;
    private final List<String> paths;

    /** Requests to addresses that every broker has, and to another one. */
    MalformedRequests(long seed, String another) {
        random = new Random(seed);
        paths = Stream.concat(PATHS.stream(), Stream.of(another)).toList();
    }

    byte[] next() {
        return switch (random.nextInt(9)) {
            case 0 -> octets(1 + random.nextInt(400));
            case 1 -> request(path(), octets(random.nextInt(600)));
            case 2 -> request(path(), text(WRONG.get(random.nextInt(WRONG.size()))));
            case 3 -> request(path(), text(deep()));
            case 4 -> request(path(), text("{\"number\": " + hugeNumber() + "}"));
            case 5 -> request(path(), brokenText());
            case 6 -> request(path() + badAddress(), new byte[0]);
            case 7 -> flooded();
            default -> half();
        };
    }

    private String path() {
        return paths.get(random.nextInt(paths.size()));
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] request(String target, byte[] body) {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        String type = random.nextInt(4) == 0 ? "text/" + random.nextInt() : "application/json";
        return joined(
                text(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
                        + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n"),
                body);
    }

    private String deep() {
        int depth = 100 + random.nextInt(20_000);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        return open.repeat(depth) + (random.nextBoolean() ? "1" : "") + (open.equals("[") ? "]" : "}").repeat(depth);
    }

    private String hugeNumber() {
        return switch (random.nextInt(4)) {
            case 0 -> "1e" + "9".repeat(1 + random.nextInt(12));
            case 1 -> "-" + "9".repeat(1 + random.nextInt(5_000));
            case 2 -> "0." + "0".repeat(random.nextInt(2_000)) + "1";
            default -> "1E-" + "9".repeat(1 + random.nextInt(9));
        };
    }

    /** A pact with octets that are no UTF-8, or cut off somewhere. */
    private byte[] brokenText() {
        byte[] pact = text("{\"consumer\": {\"name\": \"C\"}, \"provider\": {\"name\": \"P\"}, \"interactions\": ["
                + "{\"description\": \"d\", \"request\": {\"method\": \"GET\", \"path\": \"/\"}}]}");
        if (random.nextBoolean()) {
            return java.util.Arrays.copyOf(pact, 1 + random.nextInt(pact.length - 1));
        }
        for (int i = 0; i < 3; i++) {
            pact[1 + random.nextInt(pact.length - 2)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return pact;
    }

    private String badAddress() {
        return switch (random.nextInt(7)) {
            case 0 -> "/%";
            case 1 -> "/%zz/%g1";
            case 2 -> "/%c3%28";
            case 3 -> "?a=%e0%80&q[][pacticipant]=%ff";
            case 4 -> "/../../" + "%2e%2e%2f".repeat(random.nextInt(20)) + "etc/passwd";
            case 5 -> "/%00%0d%0aX-Evil:%201";
            default -> "?" + "q[][version]=1&".repeat(random.nextInt(3_000));
        };
    }

    private byte[] flooded() {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        int headers = 100 + random.nextInt(3_000);
        for (int i = 0; i < headers; i++) {
            head.append("X-").append(i).append(": ").append(random.nextLong()).append("\r\n");
        }
        return text(head.append("\r\n").toString());
    }

    /** One that promises more than it sends. */
    private byte[] half() {
        byte[] whole = request(path(), octets(50 + random.nextInt(200)));
        return java.util.Arrays.copyOf(whole, 10 + random.nextInt(whole.length - 20));
    }

    private static byte[] joined(byte[] head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(body);
        return out.toByteArray();
    }
}
