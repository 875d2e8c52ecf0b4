package dev.concordat.broker.internal.matrix;

import java.util.Locale;

/**
 * One thing that a person should know about an answer.
 *
 * @param type how serious it is
 * @param text in words
 */
record Notice(Type type, String text) {

    enum Type {
        SUCCESS,
        WARNING,
        ERROR;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Notice error(String text) {
        return new Notice(Type.ERROR, text);
    }

    static Notice warning(String text) {
        return new Notice(Type.WARNING, text);
    }

    static Notice success(String text) {
        return new Notice(Type.SUCCESS, text);
    }
}
