package dev.concordat.pactbroker;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Texts that must be seen in no message, also where a broker or a proxy sends them back. */
final class Secrets {

    private static final String HIDDEN = "***";

    /** Fewer letters than this are no secret, and stand in many a word. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    private Secrets(List<String> secrets) {
        this.secrets = secrets;
    }

    /** The longest are hidden first: one may be part of another. */
    static Secrets of(Collection<String> secrets) {
        return new Secrets(secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    String hiddenIn(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }
}
