package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.settings.AtVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file among migrations is, as far as its name tells. One of any other name may be anything, a callback for one.
 *
 * @param versioned what a file of a version looks like
 * @param repeatable what those begin with that run when the latest version is reached
 */
record MigrationFiles(Pattern versioned, String repeatable) {

    /** Undo scripts have it; nothing that goes forward runs them. */
    private static final String UNDO = "U";

    /**
     * What a file is.
     *
     * @param version the version it belongs to; empty where its name tells none
     * @param runsAtTheEnd whether it plays no part before the latest version is reached
     */
    record Role(Optional<AtVersion> version, boolean runsAtTheEnd) {}

    /** The keys are Flyway's, each without prefix, in whichever case and with or without dashes. */
    static MigrationFiles of(Map<String, String> keys) {
        String separator = value(keys, "sqlmigrationseparator", "__");
        String prefixes = Stream.of("B", UNDO, value(keys, "sqlmigrationprefix", "V"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        // A class in a class has the name of the outer one before it.
        return new MigrationFiles(
                Pattern.compile("(" + prefixes + ")(\\d+(?:[._]\\d+)*?)(?:" + Pattern.quote(separator) + "|\\.).*"),
                value(keys, "repeatablesqlmigrationprefix", "R") + separator);
    }

    private static String value(Map<String, String> keys, String name, String otherwise) {
        return keys.entrySet().stream()
                .filter(entry ->
                        entry.getKey().replace("-", "").toLowerCase(Locale.ROOT).equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    Role role(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        Matcher matcher = versioned.matcher(name);
        if (matcher.matches()) {
            return new Role(
                    Optional.of(AtVersion.of(matcher.group(2))),
                    matcher.group(1).equals(UNDO));
        }
        return new Role(Optional.empty(), name.startsWith(repeatable));
    }
}
