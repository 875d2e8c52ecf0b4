package dev.concordat.broker.internal.http;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What no database can keep is the caller's fault, wherever in a request it stood. */
final class Unstorable {

    /** Conditions of PostgreSQL that a value of a request alone brings about. */
    private static final Map<String, String> MESSAGES = Map.of(
            "22021", "The request holds a zero character, or another that cannot be kept.",
            "22P05", "The request holds a zero character, or another that cannot be kept.",
            "22003", "The request holds a number that is too large.",
            "54000", "The request holds a name that is too long.");

    private Unstorable() {}

    /** How a failure is refused; {@code null} where it is the broker's own. */
    static @Nullable Refusal refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause instanceof SQLException sql && sql.getSQLState() != null
                    ? MESSAGES.get(sql.getSQLState())
                    : null;
            if (message != null) {
                return Refusal.error(400, message);
            }
        }
        return null;
    }
}
