package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.event.BrokerEvent;
import dev.concordat.broker.internal.event.BrokerEventListener;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes webhooks: notes them with the event, in its transaction, and makes them after it, a few at a time. What was
 * noted is looked for in the database rather than remembered, so that it is made even if this instance stops before.
 */
final class Deliveries implements BrokerEventListener, SmartLifecycle {

    private static final int AT_ONCE = 4;

    /** For those that another instance noted, or left undone. */
    private static final long LOOK_EVERY_MS = 5_000;

    private static final long FORGET_EVERY_NS = TimeUnit.HOURS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final TriggeredWebhooks triggered;
    private final DueWebhooks due;
    private final Caller caller;
    private final List<Integer> retrySeconds;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private volatile boolean running;
    private ExecutorService executor = Executors.newCachedThreadPool(Deliveries::thread);

    Deliveries(TriggeredWebhooks triggered, DueWebhooks due, Caller caller, List<Integer> retrySeconds) {
        this.triggered = triggered;
        this.due = due;
        this.caller = caller;
        this.retrySeconds = List.copyOf(retrySeconds);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhooks");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void on(List<BrokerEvent> events) {
        if (triggered.add(events) > 0 && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    news.release();
                }
            });
        }
    }

    @Override
    public void start() {
        running = true;
        executor = Executors.newCachedThreadPool(Deliveries::thread);
        executor.execute(this::look);
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A webhook was still being made when the broker stopped; it will be made again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        long forgotten = System.nanoTime() - FORGET_EVERY_NS;
        while (running) {
            try {
                makeDue();
                if (System.nanoTime() - forgotten >= FORGET_EVERY_NS) {
                    due.forget();
                    forgotten = System.nanoTime();
                }
                long wait = Math.min(LOOK_EVERY_MS, due.untilNext().orElse(LOOK_EVERY_MS));
                if (news.tryAcquire(Math.max(wait, 1), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (DataAccessException e) {
                LOG.warn("The database could not be asked for webhooks to make; it is asked again.", e);
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeDue() throws InterruptedException {
        List<Due> taken;
        do {
            slots.acquire();
            slots.release();
            taken = due.take(slots.availablePermits());
            for (Due each : taken) {
                slots.acquire();
                start(each);
            }
        } while (!taken.isEmpty());
    }

    private void start(Due each) {
        try {
            executor.execute(() -> make(each));
        } catch (RejectedExecutionException e) {
            due.giveBack(each);
        }
    }

    private void make(Due each) {
        try {
            if (each.webhook() == null) {
                due.finish(each, false, "The webhook was deleted before it could be made.\n", null);
            } else {
                make(each, each.webhook());
            }
        } catch (InterruptedException e) {
            due.giveBack(each);
        } catch (DataAccessException e) {
            // Taken for a while: it is made again when that is over.
            LOG.warn("How a webhook went could not be noted; it is made again.", e);
        } finally {
            slots.release();
            news.release();
        }
    }

    private void make(Due each, Webhook webhook) throws InterruptedException {
        Integer retry = each.attempts() < retrySeconds.size() ? retrySeconds.get(each.attempts()) : null;
        String logs;
        boolean success = false;
        try {
            Execution execution = caller.call(webhook.definition().request(), each.occasion());
            success = execution.isSuccess();
            execution.note(outcome(success, each, retry));
            logs = execution.log();
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The webhook {} could not be made.", webhook.uuid(), e);
            logs = "The broker failed to make this webhook; its own log says why.\n";
        }
        due.finish(each, success, logs, success ? null : retry);
        LOG.info(
                "The webhook {} was made for {}; it {}.",
                webhook.uuid(),
                each.occasion().event(),
                success ? "arrived" : "failed");
    }

    private static String outcome(boolean success, Due each, @Nullable Integer retry) {
        if (success) {
            return "The webhook was taken.";
        }
        return retry == null
                ? "The webhook failed, after " + (each.attempts() + 1) + " attempts."
                : "The webhook failed; it will be made again in " + retry + " seconds.";
    }
}
