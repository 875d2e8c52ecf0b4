package dev.concordat.migration.internal.policy;

import dev.concordat.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What migrations are called, and whether Flyway sees all of them. */
final class NameRules {

    private static final Pattern COUNTED = Pattern.compile("\\d{1,5}");
    private static final Pattern STANDARD = Pattern.compile("V[^_].*__.*");

    /** What Flyway runs beside migrations of a version: repeatable ones, undo scripts, baselines and callbacks. */
    private static final Pattern OTHERS =
            Pattern.compile("(R__.*|[UB]\\d.*__.*|(before|after|create)[A-Z]\\w*(__.*)?)\\.sql", Pattern.DOTALL);

    private final List<Script> scripts;
    private final Pattern names;

    /** Those of all migrations, from the oldest. */
    NameRules(List<Script> scripts, Pattern names) {
        this.scripts = scripts;
        this.names = names;
    }

    List<Finding> of(Script script) {
        List<Finding> findings = new ArrayList<>();
        if (!names.matcher(script.plainName()).matches()) {
            findings.add(new Finding(
                    Rule.NAME,
                    script.at(0),
                    "Migration '" + script.name() + "' is not named as agreed: '" + script.plainName()
                            + "' does not match '" + names + "'.",
                    "rename it, or say what is agreed by '" + PolicySettings.key(PolicySettings.NAMES) + "'."));
        }
        int index = scripts.indexOf(script);
        if (index > 0 && script.isVersioned() && areCounted()) {
            BigInteger before = new BigInteger(scripts.get(index - 1).version());
            BigInteger own = new BigInteger(script.version());
            if (own.subtract(before).compareTo(BigInteger.ONE) > 0) {
                findings.add(gap(script, before.add(BigInteger.ONE), own.subtract(BigInteger.ONE)));
            }
        }
        return findings;
    }

    // Whoever takes dates or tens for versions leaves out what is between them.
    private boolean areCounted() {
        return scripts.stream()
                        .filter(Script::isVersioned)
                        .allMatch(script -> COUNTED.matcher(script.version()).matches())
                && (scripts.get(0).version().equals("1")
                        || scripts.get(0).version().equals("0"));
    }

    private static Finding gap(Script script, BigInteger first, BigInteger last) {
        return new Finding(
                Rule.GAP,
                script.at(0),
                "No migration leads to "
                        + (first.equals(last) ? "version " + first : "versions " + first + " to " + last)
                        + ", and the next is '" + script.name() + "'.",
                "give it version " + first + ", or bring in what is missing.");
    }

    /** The files beside migrations that Flyway passes over without a word. */
    List<Finding> passedOver() {
        if (!scripts.stream()
                .filter(Script::sql)
                .filter(Script::isVersioned)
                .allMatch(script -> STANDARD.matcher(script.file()).matches())) {
            // What is a migration is said elsewhere, in ways of their own.
            return List.of();
        }
        Set<Path> folders = scripts.stream()
                .filter(Script::sql)
                .flatMap(script -> script.folder().stream())
                .collect(Collectors.toSet());
        Set<String> known = scripts.stream().map(Script::file).collect(Collectors.toSet());
        return folders.stream()
                .sorted()
                .flatMap(folder -> files(folder).stream())
                .filter(file -> !known.contains(String.valueOf(file.getFileName())))
                .filter(file ->
                        !OTHERS.matcher(String.valueOf(file.getFileName())).matches())
                .map(NameRules::passedOver)
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list '" + folder + "': " + e.getMessage(), e);
        }
    }

    private static Finding passedOver(Path file) {
        Script script = new Script(String.valueOf(file.getFileName()), "", true, Optional.of(file));
        return new Finding(
                Rule.NAME,
                Origin.of(script.at(0).file()),
                "Flyway passes over '" + script.name()
                        + "': its name is neither that of a migration nor of a callback.",
                "name it 'V<version>__<words>.sql', with two underscores.");
    }
}
