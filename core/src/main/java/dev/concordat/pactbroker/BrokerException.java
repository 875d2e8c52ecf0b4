package dev.concordat.pactbroker;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import org.jspecify.annotations.Nullable;

/** A broker could not be asked, or refused. */
public final class BrokerException extends ConcordatException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /** A fault before there was an answer. */
    BrokerException(Problem problem, @Nullable Throwable cause) {
        this(problem, 0, "", cause);
    }

    BrokerException(Problem problem, int status, String reason, @Nullable Throwable cause) {
        super(problem, cause);
        this.status = status;
        this.reason = reason;
    }

    /** The answer's HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** Why the broker refused, in its own words; empty where it gave no reason, or was not reached. */
    public String reason() {
        return reason;
    }
}
