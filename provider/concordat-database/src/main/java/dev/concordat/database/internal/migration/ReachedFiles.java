package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.settings.AtVersion;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which files a database that stops at a version owes something to: all but those that can be told, by their names, to
 * be of later versions, or to run only at the end. A file of any other name may be anything, a callback for one, and
 * counts.
 *
 * @param version where it stops; nothing where it goes to the latest
 * @param versioned what a file of a version looks like
 * @param repeatable what those begin with that run at the end
 */
record ReachedFiles(@Nullable AtVersion version, Pattern versioned, String repeatable) {

    private static final String BASELINE = "B";
    private static final String UNDO = "U";

    /** The keys are Flyway's, each without prefix, in whichever case and with or without dashes. */
    static ReachedFiles of(DatabaseSettings database, Map<String, String> keys) {
        AtVersion version = database.version()
                .map(text -> text.isEmpty() ? AtVersion.of("0") : AtVersion.of(text))
                .orElse(null);
        List<String> prefixes = new ArrayList<>(List.of(BASELINE, UNDO));
        prefixes.add(value(keys, "sqlmigrationprefix", "V"));
        String separator = value(keys, "sqlmigrationseparator", "__");
        return new ReachedFiles(
                version,
                Pattern.compile("(?:"
                        + String.join("|", prefixes.stream().map(Pattern::quote).toList()) + ")(\\d+(?:[._]\\d+)*?)(?:"
                        + Pattern.quote(separator) + "|\\.).*"),
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

    boolean count(String file) {
        if (version == null) {
            return true;
        }
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        Matcher matcher = versioned.matcher(name);
        if (matcher.matches()) {
            return !name.startsWith(UNDO) && AtVersion.of(matcher.group(1)).compareTo(version) <= 0;
        }
        return !name.startsWith(repeatable);
    }
}
