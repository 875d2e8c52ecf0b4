package dev.concordat.migration.internal.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How strongly a table is locked, from the weakest. */
public enum LockMode {
    /** Readers. */
    ACCESS_SHARE("AccessShareLock"),
    /** Readers that lock rows, and what refers to rows. */
    ROW_SHARE("RowShareLock"),
    /** Writers. */
    ROW_EXCLUSIVE("RowExclusiveLock"),
    /** Keeps out other changes of the table, and nobody who reads or writes. */
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    /** Keeps out writers. */
    SHARE("ShareLock"),
    /** Keeps out writers, and others of its kind. */
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    /** Keeps out all but plain readers. */
    EXCLUSIVE("ExclusiveLock"),
    /** Keeps out everybody. */
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String name;

    LockMode(String name) {
        this.name = name;
    }

    /** The one that {@code pg_locks} calls so. */
    static Optional<LockMode> of(String name) {
        return Arrays.stream(values()).filter(mode -> mode.name.equals(name)).findFirst();
    }

    /** Whether it is as strong as another one. */
    public boolean isAtLeast(LockMode other) {
        return compareTo(other) >= 0;
    }

    /** Whether nobody can write meanwhile. */
    public boolean keepsOutWriters() {
        return isAtLeast(SHARE);
    }

    /** As PostgreSQL's manual writes it. */
    @Override
    public String toString() {
        return name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
