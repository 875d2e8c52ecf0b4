package dev.concordat.database.internal.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws what stands for a value from that value and a key: the same for the same value, and without the key nobody can
 * tell which value it was, nor try out which it may have been.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Mac mac;

    private Pseudonyms(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** With a key of the user's own, or one that nobody will ever know. */
    static Pseudonyms with(Optional<String> key) {
        if (key.isPresent()) {
            return new Pseudonyms(key.get().getBytes(StandardCharsets.UTF_8));
        }
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return new Pseudonyms(random);
    }

    /**
     * The numbers that belong to a value.
     *
     * @param attempt which series of them: another where the first led to something that is taken
     */
    Draw of(String value, int attempt) {
        return new Draw(sign((attempt + "\0" + value).getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] sign(byte[] data) {
        return mac.doFinal(data);
    }

    /** Numbers without end, each from the key and those before it. */
    final class Draw {

        private byte[] block;
        private int used;

        private Draw(byte[] seed) {
            block = seed;
        }

        int next() {
            if (used == block.length) {
                block = sign(block);
                used = 0;
            }
            return block[used++] & 0xff;
        }

        /** A number from 0 that is below a bound of at most 2^16. */
        int below(int bound) {
            return (int) (((((long) next() << 16) + (next() << 8) + next()) * bound) >>> 24);
        }

        byte[] bytes(int count) {
            byte[] bytes = new byte[count];
            for (int index = 0; index < count; index++) {
                bytes[index] = (byte) next();
            }
            return bytes;
        }
    }
}
