package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.List;
import java.util.Optional;

/** Stops a misspelt name before it becomes a pacticipant of its own. */
final class SimilarNames {

    private final Pacticipants pacticipants;
    private final boolean enabled;

    SimilarNames(Pacticipants pacticipants, boolean enabled) {
        this.pacticipants = pacticipants;
        this.enabled = enabled;
    }

    /** What to say where a new name is nearly another's. */
    Optional<String> check(String name, String base) {
        if (!enabled) {
            return Optional.empty();
        }
        List<String> similar = pacticipants.similar(name);
        return similar.isEmpty()
                ? Optional.empty()
                : Optional.of("There is no pacticipant '" + name + "' yet, but one whose name is nearly the same: '"
                        + String.join("', '", similar)
                        + "'.\nIf that one is meant, mend the name in the pact. If both are"
                        + " to be, make the new one first:\n\n  pact broker create-or-update-pacticipant --name '"
                        + name.replace("'", "'\\''") + "' --broker-base-url " + base + "\n");
    }
}
