package dev.concordat.database.internal.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords for servers that live no longer than this JVM. */
public final class Passwords {

    private Passwords() {}

    /** A password that nobody guesses. */
    public static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
