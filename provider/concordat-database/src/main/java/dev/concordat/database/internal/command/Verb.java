package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be done with a database. */
enum Verb {
    START,
    STATUS,
    MIGRATE,
    LOAD,
    RESET,
    RECREATE,
    DROP,
    SNAPSHOT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verb of(String word) {
        List<String> known = Stream.of(values()).map(Verb::word).toList();
        int index = known.indexOf(word);
        if (index < 0) {
            throw new ConcordatException(new Problem(
                    "There is no command '" + word + "' for databases.",
                    Request.WHERE,
                    Nearest.to(word, known)
                                    .map(near -> "did you mean '" + near + "'? ")
                                    .orElse("")
                            + "Known: " + String.join(", ", known) + "."));
        }
        return values()[index];
    }
}
