package dev.concordat.database.internal.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects all that something depends on, and makes a key of it: the same content, the same key. What cannot be told
 * leaves no key at all, so that nothing is ever taken for what it is not.
 */
public final class Fingerprint {

    private static final int KEY_LENGTH = 40;

    private final MessageDigest digest = sha256();
    private @Nullable String unknown;

    /** One that begins with the version of this library. */
    public static Fingerprint ofOwnCode() {
        Fingerprint fingerprint = new Fingerprint();
        OwnCode.describe(fingerprint);
        return fingerprint;
    }

    /** A named text. */
    public Fingerprint text(String name, String value) {
        field(name);
        field(value);
        return this;
    }

    /** A number of named texts, whatever their order. */
    public Fingerprint texts(String name, Map<String, String> values) {
        text(name, Integer.toString(values.size()));
        new TreeMap<>(values).forEach(this::text);
        return this;
    }

    /** What a URL leads to. */
    public Fingerprint content(String name, URL location) {
        try {
            URLConnection connection = location.openConnection();
            // A jar that is kept open would be the old one after it was replaced.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return content(name, in);
            }
        } catch (IOException e) {
            return unknown("'" + location + "' cannot be read: " + e.getMessage());
        }
    }

    /** What a stream holds; the caller closes it. */
    public Fingerprint content(String name, InputStream in) throws IOException {
        MessageDigest own = sha256();
        new DigestInputStream(in, own).transferTo(OutputStream.nullOutputStream());
        field(name);
        digest.update(own.digest());
        return this;
    }

    /** Says that something counts which cannot be told. */
    public Fingerprint unknown(String reason) {
        if (unknown == null) {
            unknown = reason;
        }
        return this;
    }

    /** What cannot be told, if there is anything. */
    public Optional<String> reason() {
        return Optional.ofNullable(unknown);
    }

    /** The key; empty where there is a {@link #reason()}. To be asked once, at the end. */
    public Optional<String> key() {
        return unknown == null
                ? Optional.of(HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH))
                : Optional.empty();
    }

    /** Whether a text may be a key. */
    static boolean isKey(String text) {
        return text.matches("[0-9a-f]{" + KEY_LENGTH + "}");
    }

    // With its length, so that no two lists of fields read the same.
    private void field(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
