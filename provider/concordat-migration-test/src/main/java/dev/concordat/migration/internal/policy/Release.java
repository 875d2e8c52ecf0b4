package dev.concordat.migration.internal.policy;

import dev.concordat.Origin;
import dev.concordat.revision.ReleasedFiles;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was released, and what became of it; of nothing, where nobody says what was. */
final class Release {

    private static final Pattern VERSIONED = Pattern.compile("V(\\d+(?:[._]\\d+)*?)__.*\\.(?:sql|java|kt)");

    private final String ref;
    private final List<Script> scripts;
    private final Map<Path, ReleasedFiles> folders = new LinkedHashMap<>();

    private Release(String ref, List<Script> scripts) {
        this.ref = ref;
        this.scripts = scripts;
    }

    static Release of(PolicySettings settings, List<Script> scripts) {
        Release release = new Release(settings.release().orElse(""), scripts);
        Origin asked = settings.releaseOrigin();
        settings.release()
                .ifPresent(ref -> scripts.stream()
                        .flatMap(script -> script.folder().stream())
                        .distinct()
                        .filter(Files::isDirectory)
                        .forEach(folder -> release.folders.put(folder, ReleasedFiles.in(folder, ref, asked))));
        return release;
    }

    private Optional<ReleasedFiles> folder(Script script) {
        return script.folder().map(folders::get);
    }

    /** Whether it was released, and is not to run again: a repeatable one does when it is edited. */
    boolean has(Script script) {
        return folder(script)
                .filter(files -> files.released().contains(script.file()))
                .filter(files -> script.isVersioned() || !files.edited().contains(script.file()))
                .isPresent();
    }

    List<Finding> of(Script script) {
        if (!script.isVersioned() || folder(script).isEmpty()) {
            return List.of();
        }
        ReleasedFiles files = folder(script).get();
        if (files.released().contains(script.file())) {
            return files.edited().contains(script.file()) ? List.of(edited(script)) : List.of();
        }
        return files.latest().contains(script.file())
                ? List.of()
                : late(script).stream().toList();
    }

    private Finding edited(Script script) {
        return new Finding(
                Rule.EDITED,
                script.at(0),
                "Migration '" + script.name() + "' is not what was released as '" + ref
                        + "': databases that ran it are not what it makes now, and Flyway refuses them.",
                "take it back, and write a new migration:\ngit checkout " + ref + " -- " + script.at(0));
    }

    private Optional<Finding> late(Script script) {
        Version own = Version.of(script.version());
        Optional<Version> highest = folders.values().stream()
                .flatMap(files -> files.latest().stream())
                .flatMap(file -> version(file).stream())
                .max(Version::compareTo);
        return highest.filter(last -> own.compareTo(last) <= 0)
                .map(last -> new Finding(
                        Rule.LATE,
                        script.at(0),
                        "Migration '" + script.name() + "' is new, but '" + ref + "' is at version " + last.text()
                                + " already: databases that are there never run it, or out of order.",
                        "give it a version above " + last.text() + "."));
    }

    private static Optional<Version> version(String file) {
        Matcher matcher = VERSIONED.matcher(file);
        return matcher.matches() ? Optional.of(Version.of(matcher.group(1))) : Optional.empty();
    }

    /** Those that were released and are not there any more. */
    List<Finding> gone() {
        List<Finding> findings = new ArrayList<>();
        folders.forEach((folder, files) -> {
            Set<String> known = scripts.stream()
                    .filter(script -> script.folder().filter(folder::equals).isPresent())
                    .map(Script::file)
                    .collect(Collectors.toSet());
            files.released().stream()
                    .filter(files.edited()::contains)
                    .filter(file -> !known.contains(file))
                    .sorted()
                    .flatMap(file -> version(file).map(version -> gone(folder, file, version)).stream())
                    .forEach(findings::add);
        });
        return findings;
    }

    private Finding gone(Path folder, String file, Version version) {
        Optional<Script> now = scripts.stream()
                .filter(Script::isVersioned)
                .filter(script -> Version.of(script.version()).compareTo(version) == 0)
                .findFirst();
        Origin where = new Script(file, "", true, Optional.of(folder.resolve(file))).at(0);
        return new Finding(
                Rule.EDITED,
                where,
                "Migration '" + file + "', which was released as '" + ref + "', "
                        + now.map(script -> "is called '" + script.file() + "' now.")
                                .orElse("is gone."),
                "take it back, and write a new migration for what is to be undone:\ngit checkout " + ref + " -- "
                        + where);
    }

    /**
     * A version, in Flyway's order.
     *
     * @param text as it is written
     */
    private record Version(String text) implements Comparable<Version> {

        static Version of(String text) {
            return new Version(text.replace('_', '.'));
        }

        @Override
        public int compareTo(Version other) {
            List<BigInteger> own = parts();
            List<BigInteger> others = other.parts();
            for (int index = 0; index < Math.max(own.size(), others.size()); index++) {
                int compared = part(own, index).compareTo(part(others, index));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        }

        private List<BigInteger> parts() {
            return Stream.of(text.split("\\.")).map(BigInteger::new).toList();
        }

        private static BigInteger part(List<BigInteger> parts, int index) {
            return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
        }
    }
}
