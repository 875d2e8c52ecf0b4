package dev.concordat.broker.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Segments of a path, as they stand in an address and as they are meant. */
public final class PathSegments {

    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private PathSegments() {}

    /** A name as a segment: everything but letters, digits and {@code -._~} becomes octets of UTF-8 in hexadecimal. */
    public static String encode(String name) {
        StringBuilder out = new StringBuilder(name.length() + 8);
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        // '.' and '..' would be taken for steps in the tree by whoever tidies an address
        return out.toString().matches("\\.{1,2}") ? out.toString().replace(".", "%2E") : out.toString();
    }

    /** The decoded segments of a raw path; a slash at its end counts for nothing. */
    static List<String> split(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.substring(Math.min(1, rawPath.length())).split("/", -1)) {
            segments.add(decode(raw));
        }
        if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
            segments.remove(segments.size() - 1);
        }
        return segments;
    }

    private static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        byte[] octets = new byte[raw.length() * 3];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                octets[length++] = octet(raw, i);
                i += 2;
            } else {
                byte[] plain = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(plain, 0, octets, length, plain.length);
                length += plain.length;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problems.refusal(404, "not-found", "A part of the path is not UTF-8.");
        }
    }

    private static byte octet(String raw, int at) {
        int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
        int low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw Problems.refusal(
                    404, "not-found", "A percent sign of the path is not followed by two hexadecimal digits.");
        }
        return (byte) (high * 16 + low);
    }
}
