package dev.concordat.database.internal.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;

/** Where the statements of a migration stand, which come in their order. */
final class StatementLines {

    /** Of nothing that could be read. */
    static final StatementLines NONE = new StatementLines("", "", "");

    private static final Pattern COPY = Pattern.compile(
            "^[ \\t]*(copy\\s[^;]*?\\bfrom\\s+stdin\\b[^;]*);", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final int NOT_FOUND = -1;

    private final String script;
    private final String placeholder;
    private final String code;
    private int reached;

    private StatementLines(String script, String placeholder, String code) {
        this.script = script;
        this.placeholder = placeholder;
        this.code = code;
    }

    /**
     * A statement's text and the line it begins in.
     *
     * @param sql the text
     * @param line the line, from 1
     */
    record Place(String sql, int line) {}

    static StatementLines of(MigrationInfo migration, Configuration configuration) {
        if (!MigrationStep.isSql(migration)) {
            return new StatementLines("", "", migration.getScript());
        }
        return text(migration, configuration)
                .map(text ->
                        new StatementLines(replaced(text, configuration), configuration.getPlaceholderPrefix(), ""))
                .orElse(NONE);
    }

    private static Optional<String> text(MigrationInfo migration, Configuration configuration) {
        try {
            Path file = Path.of(migration.getPhysicalLocation());
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Files.readAllBytes(file), configuration.getEncoding()))
                    : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            // in a jar; the statements are told without their lines
            return Optional.empty();
        }
    }

    private static String replaced(String text, Configuration configuration) {
        if (!configuration.isPlaceholderReplacement()) {
            return text;
        }
        String replaced = text;
        for (Map.Entry<String, String> placeholder :
                configuration.getPlaceholders().entrySet()) {
            String written =
                    configuration.getPlaceholderPrefix() + placeholder.getKey() + configuration.getPlaceholderSuffix();
            replaced = Pattern.compile(written, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                    .matcher(replaced)
                    .replaceAll(Matcher.quoteReplacement(placeholder.getValue()));
        }
        return replaced;
    }

    /** The line of the statement that was executed now; 0 where it is not known. */
    int next(String sql) {
        if (!code.isEmpty()) {
            return lineOfCode();
        }
        String statement = sql.substring(SqlText.begin(sql)).strip();
        if (script.isEmpty() || statement.isEmpty()) {
            return 0;
        }
        int found = script.indexOf(statement, reached);
        if (found != NOT_FOUND) {
            reached = found + statement.length();
            return line(found);
        }
        // Flyway put something else in for a placeholder, and this is what comes next; or it asks something itself.
        found = reached + skipped(script.substring(reached));
        if (!script.substring(found).contains(placeholder)
                || !word(script.substring(found)).equals(word(statement))) {
            return 0;
        }
        reached = Math.max(found, script.indexOf(';', found) + 1);
        return line(found);
    }

    private static String word(String text) {
        return text.split("[^\\w]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static int skipped(String text) {
        int at = 0;
        int begin = SqlText.begin(text);
        while (begin > 0 || (at < text.length() && text.charAt(at) == ';')) {
            at += Math.max(begin, 1);
            begin = SqlText.begin(text.substring(at));
        }
        return at;
    }

    private int lineOfCode() {
        Predicate<StackWalker.StackFrame> own = frame ->
                frame.getClassName().equals(code) || frame.getClassName().startsWith(code + "$");
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(own).findFirst())
                .map(StackWalker.StackFrame::getLineNumber)
                .orElse(0);
    }

    private int line(int position) {
        return 1
                + (int) script.substring(0, position)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }

    /** What is no statement for a driver, so that nobody sees it executed: rows that stand in the script itself. */
    List<Place> copies() {
        List<Place> copies = new ArrayList<>();
        Matcher matcher = COPY.matcher(script);
        while (matcher.find()) {
            copies.add(new Place(matcher.group(1), line(matcher.start(1))));
        }
        return copies;
    }
}
