package dev.concordat;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The root of what Concordat throws. Carries one or more {@link Problem}s; its message is theirs, one after the other,
 * so that nobody has to search a log for the remedy.
 */
public class ConcordatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** One fault. */
    public ConcordatException(Problem problem) {
        this(problem, null);
    }

    /** One fault and what caused it. */
    public ConcordatException(Problem problem, @Nullable Throwable cause) {
        this(List.of(problem), cause);
    }

    /**
     * All the faults of one look, told together.
     *
     * @param problems at least one
     * @param cause what lies beneath, if anything does
     */
    public ConcordatException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
        this.problems = List.copyOf(problems);
    }

    /** The faults, in the order of the message; empty after deserialisation. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
