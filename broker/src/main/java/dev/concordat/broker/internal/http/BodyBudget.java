package dev.concordat.broker.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many octets of request bodies may be in memory at once, whoever sent them: while a long body is read as JSON, it
 * takes many times its length. Who finds no room waits a while, and is then asked to come again. Long bodies leave some
 * room free, which shorter ones need not share with them; the shortest take none at all.
 */
final class BodyBudget {

    /** Bodies up to this length are taken whatever there is: there are never more of them than threads. */
    static final int SHORT = 32 << 10;

    /** Bodies that are longer leave room for those that are not. */
    private static final int LONG = 1 << 20;

    /** A body of many small interactions takes seventeen times its length as a tree and its copies, others less. */
    private static final int WEIGHT = 17;

    /** What the broker needs of its heap besides, the shortest bodies included. */
    private static final long BESIDES = 40L << 20;

    /** Who waits has a thread; most of them are for others. */
    private static final int WAITING = 16;

    private final long total;
    private final Duration wait;
    private long taken;
    private int waiting;

    BodyBudget(long total, Duration wait) {
        this.total = Math.max(total, 2L * LONG);
        this.wait = wait;
    }

    /** As much as a heap has room for. */
    static BodyBudget ofHeap(long maxMemory, Duration wait) {
        return new BodyBudget((maxMemory - BESIDES) / WEIGHT, wait);
    }

    /**
     * Takes room for a body, and waits for it; one that is longer than all there is has it alone.
     *
     * @return {@code null} where there was none in time
     */
    @Nullable Share take(long octets) {
        long most = octets > LONG ? total - LONG : total;
        long share = Math.min(octets, most);
        return octets <= SHORT || await(share, most) ? new Share(octets <= SHORT ? 0 : share) : null;
    }

    private synchronized boolean await(long share, long most) {
        long end = System.nanoTime() + wait.toNanos();
        while (taken + share > most) {
            long left = end - System.nanoTime();
            if (left <= 0 || waiting == WAITING) {
                return false;
            }
            waiting++;
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                waiting--;
            }
        }
        taken += share;
        return true;
    }

    private synchronized void giveBack(long octets) {
        taken -= octets;
        notifyAll();
    }

    /** The room that one body has until it is closed. */
    final class Share implements AutoCloseable {

        private long octets;

        private Share(long octets) {
            this.octets = octets;
        }

        /** Gives back what a body that came without its length does not need. */
        void shrinkTo(long length) {
            if (length < octets) {
                giveBack(octets - length);
                octets = length;
            }
        }

        @Override
        public void close() {
            shrinkTo(0);
        }
    }
}
