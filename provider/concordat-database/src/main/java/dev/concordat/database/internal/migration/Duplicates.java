package dev.concordat.database.internal.migration;

import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/** Tells two migrations that claim one place. Flyway says which only in its text. */
final class Duplicates {

    private static final Pattern CLAIM = Pattern.compile("more than one (?:repeatable )?migration with (.+)");
    private static final Pattern OFFENDER = Pattern.compile("(?m)^-> (.+?)(?: \\(\\w+\\))?$");

    private Duplicates() {}

    /** Empty where the failure is another one. */
    static Optional<Problem> in(FlywayException thrown, DatabaseSettings database) {
        String message = String.valueOf(thrown.getMessage());
        Matcher claim = CLAIM.matcher(message);
        List<String> files = OFFENDER.matcher(message)
                .results()
                .map(offender -> offender.group(1))
                .sorted()
                .toList();
        if (!claim.find() || files.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "Database '" + database.name() + "' has more than one migration with "
                        + claim.group(1).strip() + ": "
                        + files.stream()
                                .map(file -> "'" + file.substring(file.lastIndexOf('/') + 1) + "'")
                                .collect(Collectors.joining(", "))
                        + ".",
                String.join(",\n", files),
                "rename one of them; no test was run."));
    }
}
