package dev.concordat.migration.internal.policy;

import dev.concordat.ConcordatException;
import dev.concordat.database.version.DatabaseVersions;
import dev.concordat.migration.internal.watch.MigrationFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the migrations of a database to the policy. */
public final class Policy {

    private final PolicySettings settings;
    private final List<Script> scripts;
    private final Walk walk;
    private final Set<String> old;
    private final Release release;
    private final NameRules names;
    private final DataRule data;

    private Policy(DatabaseVersions versions, PolicySettings settings, Set<String> tested, Asked asked) {
        this.settings = settings;
        Pattern agreed = settings.names();
        settings.lockTimeout();
        Optional<String> since =
                asked.since().or(settings::since).map(version -> versions.known(version, asked.where()));
        List<Script> versioned = versions.migrations().stream().map(Script::of).toList();
        this.release = Release.of(settings, versioned);
        this.walk = Walk.of(versions, since, asked.where());
        this.scripts = withRepeatable(versioned, walk);
        this.old = new HashSet<>(since.map(first -> versioned.stream()
                        .map(Script::version)
                        .takeWhile(version -> !version.equals(first))
                        .toList())
                .orElse(List.of()));
        this.names = new NameRules(scripts, agreed);
        this.data = new DataRule(tested);
    }

    /**
     * What somebody asks for.
     *
     * @param since the first version that is held to what is measured; empty: as settings say
     * @param where what asks, for errors
     */
    public record Asked(Optional<String> since, String where) {}

    /**
     * Checks all of them.
     *
     * @param tested the versions that there are tests of, as Flyway writes them
     * @return what was found of each, and at the end, without a version, of all together
     */
    public static List<CheckedMigration> check(
            DatabaseVersions versions, PolicySettings settings, Set<String> tested, Asked asked) {
        return new Policy(versions, settings, tested, asked).check();
    }

    private static List<Script> withRepeatable(List<Script> versioned, Walk walk) {
        Set<String> known = new HashSet<>();
        versioned.forEach(script -> known.add(script.name()));
        return Stream.concat(
                        versioned.stream(),
                        walk.planned().stream()
                                .filter(name -> !known.contains(name))
                                .map(name -> Script.repeatable(name, versioned)))
                .toList();
    }

    private List<CheckedMigration> check() {
        List<CheckedMigration> checked =
                new ArrayList<>(scripts.stream().map(this::checked).toList());
        List<Finding> together = new ArrayList<>(names.passedOver());
        together.addAll(release.gone());
        settings.allowances().stream()
                .filter(entry -> scripts.stream().noneMatch(entry::isOf))
                .map(entry -> Unused.finding(entry))
                .forEach(together::add);
        checked.add(new CheckedMigration("", "", false, false, together, Optional.empty()));
        return checked;
    }

    private CheckedMigration checked(Script script) {
        Optional<MigrationFacts> facts = Optional.ofNullable(walk.measured().get(script.name()));
        boolean changesData = facts.stream()
                .flatMap(found -> found.statements().stream())
                .anyMatch(statement -> !statement.changes().isEmpty());
        boolean measured = facts.isPresent() && !release.has(script) && !old.contains(script.version());
        List<Finding> findings = new ArrayList<>(names.of(script));
        findings.addAll(release.of(script));
        facts.filter(found -> measured).ifPresent(found -> {
            data.finding(script, found).ifPresent(findings::add);
            findings.addAll(new LockRules(script, found).findings(settings.lockTimeout()));
        });
        Optional<ConcordatException> failure = walk.failure(script.name());
        List<Finding> left = findings;
        try {
            left = accepted(script, findings, measured);
        } catch (ConcordatException e) {
            failure = Optional.of(e);
        }
        return new CheckedMigration(script.version(), script.name(), measured, changesData, left, failure);
    }

    private List<Finding> accepted(Script script, List<Finding> findings, boolean measured) {
        List<Allowance> allowed = new ArrayList<>(Allowance.in(script));
        allowed.addAll(settings.allowed(script));
        List<Finding> left = new ArrayList<>(findings.stream()
                .filter(finding -> allowed.stream().noneMatch(allowance -> allowance.rule() == finding.rule()))
                .toList());
        allowed.stream()
                .filter(allowance -> measured || !allowance.rule().isMeasured())
                .filter(allowance -> findings.stream().noneMatch(finding -> finding.rule() == allowance.rule()))
                .filter(allowance -> settings.isOn(allowance.rule()))
                .map(Unused::finding)
                .forEach(left::add);
        return left;
    }

    /** What is allowed and need not be. */
    private static final class Unused {

        static Finding finding(Allowance allowance) {
            return new Finding(
                    Rule.ALLOWANCE,
                    allowance.origin(),
                    "'" + allowance.rule().word() + "' is allowed, but nothing breaks it.",
                    "take the line out.");
        }

        static Finding finding(PolicySettings.Entry entry) {
            return new Finding(
                    Rule.ALLOWANCE,
                    entry.origin(),
                    "'" + entry.rule() + "' is allowed for '" + entry.migration() + "', which is no migration.",
                    "correct it, or take it out.");
        }
    }
}
