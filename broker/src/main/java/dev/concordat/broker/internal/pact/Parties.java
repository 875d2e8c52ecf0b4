package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The pacticipants that a publication names; those that are new are made. */
final class Parties {

    private final Pacticipants pacticipants;
    private final SimilarNames similarNames;

    Parties(Pacticipants pacticipants, SimilarNames similarNames) {
        this.pacticipants = pacticipants;
        this.similarNames = similarNames;
    }

    /**
     * All of these names, by name. New ones are made in the order of their names: two requests never wait crosswise.
     *
     * @param base the address that the broker was reached by
     * @param refusal what to answer where a name is new and nearly another's, of the message that says so
     */
    Map<String, Pacticipant> of(Collection<String> names, String base, Function<String, Refusal> refusal) {
        Map<String, Pacticipant> parties = new HashMap<>(pacticipants.findAll(names));
        SortedSet<String> unknown = new TreeSet<>(names);
        unknown.removeAll(parties.keySet());
        unknown.forEach(name -> similarNames.check(name, base).ifPresent(message -> {
            throw refusal.apply(message);
        }));
        unknown.forEach(name -> parties.put(name, pacticipants.findOrCreate(name)));
        return parties;
    }
}
