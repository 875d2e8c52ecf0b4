package dev.concordat.provider.internal.state;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The databases that states may use; none where none is declared.
 *
 * @param all in the order of their declaration
 */
public record StateDatabases(List<Database> all) {

    private static final String MAIN = "main";

    /** Copies the list. */
    public StateDatabases {
        all = List.copyOf(all);
    }

    /** Brings each back to its baseline, for whoever uses them next. */
    public void reset(String next) {
        all.forEach(database -> database.reset(next));
    }

    /** Brings each back to its baseline at the end of a use, which may have failed. */
    public void release(@Nullable Throwable failure) {
        for (Database database : all) {
            if (failure == null) {
                database.release();
            } else {
                database.release(failure);
            }
        }
    }

    /** Brings each back to its baseline. */
    public void reset() {
        all.forEach(Database::reset);
    }

    /** What a report says of the schemas: {@code main 8}. */
    public List<String> schemaVersions() {
        return all.stream()
                .map(database -> (database.name() + " " + database.schemaVersion()).trim())
                .toList();
    }

    /** Says which of them stops at a version of the past; empty where all are at their latest. */
    public Optional<String> stopping() {
        return all.stream()
                .filter(database -> database.stopsAt().isPresent())
                .map(database -> "database '" + database.name() + "' stops at version '"
                        + database.stopsAt().orElseThrow() + "'")
                .findFirst();
    }

    /** The database of a name; without one, the only database, or the one named {@value #MAIN}. */
    public Database get(Optional<String> name, Origin asked) {
        if (all.isEmpty()) {
            throw new ConcordatException(Problem.at(
                    asked,
                    "A provider state needs a database, but none is declared.",
                    "declare it in " + Settings.FILE + ":\ndatabases:\n  main:\n    fixtures: []"));
        }
        if (name.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        String wanted = name.orElse(MAIN);
        return all.stream()
                .filter(database -> database.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(wanted, asked));
    }

    private ConcordatException unknown(String wanted, Origin asked) {
        List<String> names = all.stream().map(Database::name).toList();
        return new ConcordatException(Problem.at(
                asked,
                "There is no database '" + wanted + "'.",
                Nearest.to(wanted, names)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("") + "Declared: "
                        + names.stream().map(known -> "'" + known + "'").collect(Collectors.joining(", ")) + "."));
    }
}
