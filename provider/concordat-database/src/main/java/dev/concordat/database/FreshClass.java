package dev.concordat.database;

import dev.concordat.database.internal.spring.FreshTests;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The databases of one test class while it runs: the declared ones, or copies of its own, which it gives back. JUnit
 * runs its tests one after the other.
 */
final class FreshClass implements AutoCloseable, FreshTests.Use {

    private final FreshDeclaration declaration;
    private final List<PreparedDatabase> databases;
    private final List<CopyPool.Copy> borrowed;
    private final @Nullable FreshClass outer;
    private boolean begun;

    private FreshClass(
            FreshDeclaration declaration,
            List<PreparedDatabase> databases,
            List<CopyPool.Copy> borrowed,
            @Nullable FreshClass outer) {
        this.declaration = declaration;
        this.databases = databases;
        this.borrowed = borrowed;
        this.outer = outer;
    }

    /**
     * Opens a class's databases. A nested class has those of the class around it.
     *
     * @param alone whether nobody else runs at the same time, so that no copies are needed
     */
    static FreshClass open(FreshDeclaration declaration, boolean alone, @Nullable FreshClass outer) {
        List<PreparedDatabase> chosen = declaration.chosen();
        if (alone || declaration.shares()) {
            return new FreshClass(declaration, chosen, List.of(), outer);
        }
        List<PreparedDatabase> databases = new ArrayList<>();
        List<CopyPool.Copy> borrowed = new ArrayList<>();
        boolean opened = false;
        try {
            for (PreparedDatabase declared : chosen) {
                PreparedDatabase known = outer == null ? null : outer.find(declared.name());
                if (known == null) {
                    CopyPool.Copy copy = declared.copies().borrow();
                    borrowed.add(copy);
                    known = copy.database();
                }
                databases.add(known);
            }
            opened = true;
            return new FreshClass(declaration, databases, borrowed, outer);
        } finally {
            if (!opened) {
                borrowed.forEach(CopyPool.Copy::giveBack);
            }
        }
    }

    private @Nullable PreparedDatabase find(String name) {
        return databases.stream()
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseGet(() -> outer == null ? null : outer.find(name));
    }

    FreshDeclaration declaration() {
        return declaration;
    }

    List<PreparedDatabase> prepared() {
        return databases;
    }

    @Override
    public List<SpringDatabase> databases() {
        return List.copyOf(databases);
    }

    /**
     * Resets before the class, also where each test is to be: the class may set up more than its tests do. A nested
     * class is a part of what began around it.
     */
    void beginClass() {
        if (resetsItself()) {
            databases.forEach(database -> database.reset(declaration.name()));
        }
    }

    /** Resets before a test, where that is asked for. */
    @Override
    public void begin(String test) {
        if (resetsEach()) {
            databases.forEach(database -> database.reset(declaration.name() + "." + test));
        }
        begun = true;
    }

    boolean resetsEach() {
        return declaration.annotation().reset() == FreshDatabase.Reset.BEFORE_EACH;
    }

    private boolean resetsItself() {
        return declaration.annotation().reset() != FreshDatabase.Reset.NEVER
                && !(outer != null && declaration.continues(outer.declaration));
    }

    /** Whether a test has begun and not ended. */
    boolean hasBegun() {
        return begun;
    }

    /**
     * Ends a test: what is written from now on comes too late, and is told with the test's name.
     *
     * @param failure what it failed with, if it did
     */
    void end(@Nullable Throwable failure) {
        if (begun) {
            begun = false;
            if (resetsEach()) {
                databases.forEach(database -> release(database, failure));
            }
        }
    }

    private static void release(PreparedDatabase database, @Nullable Throwable failure) {
        if (failure == null) {
            database.release();
        } else {
            database.release(failure);
        }
    }

    @Override
    public void close() {
        FreshTests.ended(declaration.testClass());
        try {
            if (resetsItself()) {
                // Not the end of a use: a class without the annotation may come next, and would be told of as too late.
                databases.forEach(PreparedDatabase::reset);
            }
        } finally {
            borrowed.forEach(CopyPool.Copy::giveBack);
        }
    }
}
