package dev.concordat.database;

import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Copies of a declared database, for test classes that run at the same time: as many as there were at most at one time.
 * They end with the database they are copies of.
 */
final class CopyPool {

    private final DatabaseSettings settings;
    private final Deque<Copy> idle = new ArrayDeque<>();
    private final List<Copy> all = new ArrayList<>();

    CopyPool(DatabaseSettings settings) {
        this.settings = settings;
    }

    /**
     * A copy in use, at its baseline when it is borrowed.
     *
     * @param lender whose it is
     * @param database the copy
     */
    record Copy(CopyPool lender, PreparedDatabase database) {

        void giveBack() {
            database.reset();
            lender.takeBack(this);
        }
    }

    /** A copy for whoever asks alone. */
    Copy borrow() {
        synchronized (this) {
            Copy free = idle.poll();
            if (free != null) {
                return free;
            }
        }
        // Outside of the lock: several threads may make theirs at the same time.
        Copy made = new Copy(this, PreparedDatabase.prepare(settings));
        synchronized (this) {
            all.add(made);
        }
        return made;
    }

    private synchronized void takeBack(Copy copy) {
        idle.push(copy);
    }

    synchronized void close() {
        all.forEach(copy -> copy.database().close());
        all.clear();
        idle.clear();
    }
}
