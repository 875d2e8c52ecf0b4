package dev.concordat.database.internal.server;

import java.util.concurrent.TimeUnit;

/**
 * How many application contexts use a database right now. They close when the JVM ends, after the last JUnit session;
 * the databases stay for them until then.
 */
public final class OpenContexts {

    private static int open;

    private OpenContexts() {}

    /** One more. */
    public static synchronized void opened() {
        open++;
    }

    /** One less. */
    public static synchronized void closed() {
        open--;
        OpenContexts.class.notifyAll();
    }

    /** Whether there is any. */
    public static synchronized boolean any() {
        return open > 0;
    }

    /** Waits until there is none, or the time is over. */
    public static synchronized void awaitNone(long time, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(time);
        while (open > 0 && deadline > System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(OpenContexts.class, deadline - System.nanoTime());
        }
    }
}
