package dev.concordat.migration;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.migration.internal.policy.CheckedMigration;
import dev.concordat.migration.internal.policy.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was found of the migrations of databases, for people and for machines.
 *
 * @param databases the migrations, by the name of their database
 */
record CheckReport(Map<String, List<MigrationCheck>> databases) {

    private Stream<CheckedMigration> all() {
        return databases.values().stream().flatMap(List::stream).map(MigrationCheck::checked);
    }

    /** 0 where nothing was found, 1 where something was, 2 where something could not be checked. */
    int exitCode() {
        if (all().anyMatch(checked -> checked.failure().isPresent())) {
            return 2;
        }
        return all().allMatch(checked -> checked.findings().isEmpty()) ? 0 : 1;
    }

    /** A table of the migrations, and what was found. */
    String text() {
        StringBuilder text = new StringBuilder();
        databases.forEach((database, checks) -> {
            text.append(database).append(":\n");
            int width = checks.stream()
                    .mapToInt(check -> check.script().length())
                    .max()
                    .orElse(0);
            checks.stream()
                    .map(MigrationCheck::checked)
                    .filter(checked -> !checked.script().isEmpty())
                    .forEach(checked -> text.append("  ")
                            .append(checked.script())
                            .append(" ".repeat(width - checked.script().length()))
                            .append(checked.changesData() ? "  rows  " : "        ")
                            .append(result(checked))
                            .append('\n'));
        });
        all().forEach(checked -> {
            checked.failure()
                    .ifPresent(failure ->
                            text.append('\n').append(failure.getMessage()).append('\n'));
            checked.findings()
                    .forEach(finding -> text.append('\n').append(finding).append('\n'));
        });
        return text.append('\n').append(summary()).append('\n').toString();
    }

    private static String result(CheckedMigration checked) {
        if (checked.failure().isPresent()) {
            return "not checked";
        }
        if (!checked.findings().isEmpty()) {
            return counted(checked.findings().size(), "finding");
        }
        return checked.measured() ? "ok" : "ok, not measured";
    }

    private String summary() {
        long migrations = all().filter(checked -> !checked.script().isEmpty()).count();
        long findings = all().mapToLong(checked -> checked.findings().size()).sum();
        return counted(migrations, "migration") + ", " + counted(findings, "finding");
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /**
     * The same for machines; keys are only ever added. An object of {@code exitCode} and {@code databases}, each with
     * {@code name}, {@code migrations} and {@code findings} that are of no single one. A migration has {@code version}
     * (empty text for a repeatable one), {@code script}, {@code measured}, {@code changesRows}, {@code findings} and
     * {@code problems}; a finding {@code rule}, {@code file}, {@code line} (0: the whole file), {@code what},
     * {@code fix}; a problem {@code what}, {@code where}, {@code fix}.
     */
    String json() {
        List<Object> list = new ArrayList<>();
        databases.forEach((name, checks) -> {
            Map<String, Object> database = new LinkedHashMap<>();
            database.put("name", name);
            database.put(
                    "migrations",
                    checks.stream()
                            .map(MigrationCheck::checked)
                            .filter(checked -> !checked.script().isEmpty())
                            .map(CheckReport::migration)
                            .toList());
            database.put(
                    "findings",
                    checks.stream()
                            .map(MigrationCheck::checked)
                            .filter(checked -> checked.script().isEmpty())
                            .flatMap(checked -> checked.findings().stream())
                            .map(CheckReport::finding)
                            .toList());
            list.add(database);
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("exitCode", exitCode());
        document.put("databases", list);
        return JsonText.of(document) + "\n";
    }

    private static Map<String, Object> migration(CheckedMigration checked) {
        Map<String, Object> migration = new LinkedHashMap<>();
        migration.put("version", checked.version());
        migration.put("script", checked.script());
        migration.put("measured", checked.measured());
        migration.put("changesRows", checked.changesData());
        migration.put(
                "findings",
                checked.findings().stream().map(CheckReport::finding).toList());
        migration.put(
                "problems",
                checked.failure().map(ConcordatException::problems).orElse(List.of()).stream()
                        .map(CheckReport::problem)
                        .toList());
        return migration;
    }

    private static Map<String, Object> finding(Finding found) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("rule", found.rule().word());
        finding.put("file", found.where().file());
        finding.put("line", found.where().line());
        finding.put("what", found.what());
        finding.put("fix", found.fix());
        return finding;
    }

    private static Map<String, Object> problem(Problem found) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("what", found.what());
        problem.put("where", found.where());
        problem.put("fix", found.fix());
        return problem;
    }
}
