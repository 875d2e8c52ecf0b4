package dev.concordat.provider;

/**
 * How many requests in a row a provider let run out of time. After a few of them asking on would cost the whole timeout
 * for each interaction that is left, and tell nothing new.
 */
final class Silence {

    static final int ENOUGH = 3;

    private int inARow;

    boolean isEnough() {
        return inARow >= ENOUGH;
    }

    void broken() {
        inARow = 0;
    }

    void lasted() {
        inARow++;
    }
}
