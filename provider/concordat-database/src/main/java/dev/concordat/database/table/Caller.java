package dev.concordat.database.table;

import dev.concordat.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the line of a test that called. */
final class Caller {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Set<Class<?>> OURS = Set.of(Caller.class, Pairs.class, TableRows.class, SelectedRows.class);
    private static final List<String> BETWEEN = List.of("java.", "org.assertj.", "org.junit.");

    private Caller() {}

    static Origin origin() {
        return WALKER.walk(frames -> frames.filter(frame -> !isBetween(frame.getDeclaringClass()))
                .findFirst()
                .map(frame -> new Origin(
                        Objects.requireNonNullElse(frame.getFileName(), frame.getClassName()),
                        Math.max(0, frame.getLineNumber())))
                .orElseGet(() -> Origin.of(Thread.currentThread().getName())));
    }

    // A method reference is called by whom it was handed to: a stream, or an assertion.
    private static boolean isBetween(Class<?> type) {
        return OURS.contains(type)
                || BETWEEN.stream().anyMatch(prefix -> type.getName().startsWith(prefix));
    }
}
