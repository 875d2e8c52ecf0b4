package dev.concordat.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Whole messages to compare with, one file each below {@code src/test/resources/golden}. */
final class Golden {

    private Golden() {}

    static String text(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("There is no golden file '" + name + "'.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
