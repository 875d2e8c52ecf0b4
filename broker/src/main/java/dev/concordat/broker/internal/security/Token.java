package dev.concordat.broker.internal.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets and their hashes. A token is 256 random bits: nobody finds it by trying, so one round of SHA-256 keeps it as
 * safe as a slow hash keeps a password that a person thought of.
 */
public final class Token {

    /** What a token begins with, so that those who search repositories for leaked secrets find it. */
    private static final String PREFIX = "concordat_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** A new one, never given out before. */
    public static String random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /**
     * What the file of tokens has of one.
     *
     * @throws IllegalArgumentException where the name has other characters than such a line may
     */
    public static String line(Role role, String name, String secret) {
        return TokenFile.line(role, name, secret);
    }

    /** What is kept of a secret. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
