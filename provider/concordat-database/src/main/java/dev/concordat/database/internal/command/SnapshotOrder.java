package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.server.ExistingDatabase;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.snapshot.Snapshot;
import dev.concordat.database.internal.snapshot.SnapshotRequest;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a snapshot is to be taken of, and how: read from the command line, the environment and the project. */
record SnapshotOrder(Request request, Settings settings) {

    /** Where the secret of pseudonyms is; never in the file, which is for everybody. */
    private static final String KEY = "snapshot.key";

    private static final int SHORTEST_KEY = 16;
    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 10_000;
    private static final String RULES = "src/test/resources/masks.yml";
    private static final String OUTPUT = "src/test/resources/fixtures/snapshot.yml";

    void take(Choice choice, Function<DatabaseSettings, Target> targets, PrintStream out) {
        if (choice.databases().size() != 1) {
            List<String> names =
                    choice.databases().stream().map(DatabaseSettings::name).toList();
            throw Request.refused(
                    "A snapshot is of one database, and " + names.size() + " are declared: " + String.join(", ", names)
                            + ".",
                    "name the one that is meant: --database=" + names.get(0) + ".");
        }
        DatabaseSettings database = choice.databases().get(0);
        SnapshotRequest order = new SnapshotRequest(
                database.name(),
                access(database, targets),
                tables(),
                rows(),
                rules(),
                key(),
                request.value(Request.OUTPUT).map(Path::of).orElse(project().resolve(OUTPUT)),
                request.force(),
                request.dryRun());
        Snapshot.take(order, out);
    }

    private static Access access(DatabaseSettings database, Function<DatabaseSettings, Target> targets) {
        return database.url().isPresent()
                ? ExistingDatabase.access(database)
                : targets.apply(database).required(Verb.SNAPSHOT).working();
    }

    private Path project() {
        return Path.of(request.value(Request.PROJECT).orElse(""));
    }

    private List<String> tables() {
        return request.value(Request.TABLES).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private int rows() {
        String text = request.value(Request.ROWS).orElse(Integer.toString(USUAL_ROWS));
        if (!text.matches("[1-9]\\d{0,8}") || Integer.parseInt(text) > MOST_ROWS) {
            throw Request.refused(
                    "'" + Request.ROWS + "' cannot be '" + text + "'.",
                    "write how many rows of each table to begin with, from 1 to " + MOST_ROWS + "; default: "
                            + USUAL_ROWS + ".");
        }
        return Integer.parseInt(text);
    }

    private Optional<Path> rules() {
        Optional<Path> usual = Optional.of(project().resolve(RULES)).filter(Files::exists);
        return request.value(Request.RULES).map(Path::of).or(() -> usual);
    }

    private Optional<String> key() {
        Optional<String> key = settings.value(KEY);
        key.filter(secret -> secret.length() < SHORTEST_KEY).ifPresent(secret -> {
            throw new ConcordatException(Problem.at(
                    settings.origin(KEY),
                    "The key for pseudonyms has " + secret.length() + " characters, which can be guessed.",
                    "let it have " + SHORTEST_KEY + " or more, or leave it out: then each snapshot has another one."));
        });
        return key;
    }
}
