package dev.concordat.database.internal.snapshot;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.database.internal.fixture.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Decides what is done to each column: by a rule, else as is safe. */
final class MaskPlan {

    private final SourceCatalog catalog;
    private final MaskRules rules;
    private final TypeMasks types;
    private final Map<ColumnKey, ColumnMask> masks = new HashMap<>();
    private final Set<ColumnKey> keys = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private MaskPlan(SourceCatalog catalog, MaskRules rules, Pseudonyms pseudonyms) {
        this.catalog = catalog;
        this.rules = rules;
        this.types = new TypeMasks(pseudonyms);
    }

    /** Decides for all columns of some tables, to which their foreign keys lead; throws all that cannot be. */
    static MaskPlan of(SourceCatalog catalog, List<SourceTable> tables, MaskRules rules, Pseudonyms pseudonyms) {
        MaskPlan plan = new MaskPlan(catalog, rules, pseudonyms);
        KeyGroups groups = new KeyGroups(tables);
        tables.forEach(table -> {
            table.table().primaryKey().forEach(column -> plan.keys.add(new ColumnKey(table.quoted(), column)));
            table.facts().order().forEach(column -> plan.keys.add(new ColumnKey(table.quoted(), column)));
        });
        groups.groups().forEach(group -> {
            plan.keys.addAll(group);
            plan.group(group);
        });
        for (SourceTable table : tables) {
            for (Column column : table.columns()) {
                plan.masks.computeIfAbsent(
                        new ColumnKey(table.quoted(), column.name()),
                        key -> plan.decide(table, column, rules.of(table, column.name())));
            }
        }
        if (!plan.problems.isEmpty()) {
            throw new ConcordatException(plan.problems, null);
        }
        return plan;
    }

    ColumnMask of(SourceTable table, Column column) {
        return Objects.requireNonNull(masks.get(new ColumnKey(table.quoted(), column.name())));
    }

    private SourceTable table(ColumnKey key) {
        return catalog.table(key.table());
    }

    private Column column(ColumnKey key) {
        return Objects.requireNonNull(table(key).table().columns().get(key.column()));
    }

    private String shown(ColumnKey key) {
        return table(key).shown(key.column());
    }

    // What is said of a column that others refer to holds for these, whatever keeps them by a wildcard: else a careless
    // 'keep' for a whole table would give away what is hidden in the other one.
    private void group(List<ColumnKey> group) {
        ColumnKey first = group.get(0);
        Optional<MaskRule> rule = rules.of(table(first), first.column());
        for (ColumnKey other : group.subList(1, group.size())) {
            Optional<MaskRule> own = rules.of(table(other), other.column());
            if (own.isEmpty()) {
                continue;
            }
            // A reference may be left out, for then none has to be there.
            if (own.get().action() == MaskAction.NULL && column(other).nullable()) {
                masks.put(other, decide(table(other), column(other), own));
            } else if (own.get().isExact()) {
                if (rule.isPresent() && !own.get().isLike(rule.get())) {
                    problems.add(differ(own.get(), other, rule.get(), first));
                }
                rule = rule.isPresent() ? rule : own;
            } else if (own.get().action() != MaskAction.KEEP
                    && rule.filter(MaskPlan::isFirm).isEmpty()) {
                rule = own;
            }
        }
        ColumnMask mask = decide(table(first), limited(column(first), shortest(group)), rule);
        masks.put(first, mask);
        group.forEach(key ->
                masks.putIfAbsent(key, new ColumnMask(mask.action(), mask.shown(), "as " + shown(first), mask.mask())));
    }

    /** Whether a rule is no 'keep' for many columns at once, which gives way to one that masks. */
    private static boolean isFirm(MaskRule rule) {
        return rule.isExact() || rule.action() != MaskAction.KEEP;
    }

    private int shortest(List<ColumnKey> group) {
        return group.stream()
                .mapToInt(key -> column(key).length())
                .filter(length -> length > 0)
                .min()
                .orElse(0);
    }

    private static Column limited(Column column, int length) {
        return new Column(
                column.name(),
                column.type(),
                column.declared(),
                column.valueType(),
                length,
                column.nullable(),
                column.generated(),
                column.alwaysIdentity(),
                column.sequence());
    }

    private Problem differ(MaskRule own, ColumnKey column, MaskRule rule, ColumnKey first) {
        return Problem.at(
                own.origin(),
                "'" + shown(column) + "' refers by a foreign key to '" + shown(first) + "', but the rules differ: '"
                        + own.shown() + "' and '" + rule.shown() + "' (" + rule.origin() + ").",
                "keep the rule for '" + shown(first) + "'; it is for all columns that refer to it.");
    }

    private ColumnMask decide(SourceTable table, Column column, Optional<MaskRule> rule) {
        ColumnMask mask = rule.map(found -> ruled(table, column, found)).orElseGet(() -> unruled(table, column));
        boolean distinct = table.facts().unique().contains(column.name());
        return !distinct || mask.action() == MaskAction.KEEP || mask.action() == MaskAction.SHIFT
                ? mask
                : new ColumnMask(
                        mask.action(),
                        mask.shown(),
                        mask.reason(),
                        mask.action().isUnread()
                                ? mask.mask()
                                : new DistinctMask(mask.mask(), table.shown(column.name()), mask.shown()));
    }

    private ColumnMask ruled(SourceTable table, Column column, MaskRule rule) {
        Optional<String> obstacle = obstacle(table, column, rule);
        Optional<Mask> mask = types.of(rule, column.valueType(), column.length());
        if (obstacle.isPresent() || mask.isEmpty()) {
            problems.add(Problem.at(
                    rule.origin(),
                    "Rule '" + rule.shown() + "' does not fit '" + table.shown(column.name()) + "': "
                            + obstacle.orElse("it is of type " + column.declared()) + ".",
                    "write one that does: " + String.join(", ", fitting(table, column)) + "."));
        }
        return new ColumnMask(rule.action(), rule.shown(), rule.origin().toString(), mask.orElse(Mask.KEEP));
    }

    private Optional<String> obstacle(SourceTable table, Column column, MaskRule rule) {
        if (rule.action() == MaskAction.NULL && !column.nullable()) {
            return Optional.of("it has to have a value");
        }
        if (rule.action() == MaskAction.FIXED
                && (table.facts().order().equals(List.of(column.name()))
                        || table.table().primaryKey().equals(List.of(column.name())))) {
            return Optional.of("no two rows may have the same value");
        }
        return Optional.empty();
    }

    private List<String> fitting(SourceTable table, Column column) {
        return MaskAction.fitting(action -> {
            MaskRule rule = new MaskRule(NamePattern.of(""), action, "1", Origin.of(""));
            return obstacle(table, column, rule).isEmpty()
                    && types.of(rule, column.valueType(), column.length()).isPresent();
        });
    }

    private ColumnMask unruled(SourceTable table, Column column) {
        boolean key = keys.contains(new ColumnKey(table.quoted(), column.name()));
        if (TypeMasks.isHarmless(column.valueType())) {
            return ColumnMask.kept(key ? "key" : "default for " + column.declared());
        }
        if (key && column.valueType().name().equals("uuid")) {
            return ColumnMask.kept("key");
        }
        if (isEnumerated(table, column)) {
            return ColumnMask.kept("a check lists its values");
        }
        Optional<Mask> mask = types.unruled(column.valueType());
        String reason = "default for " + column.declared();
        if (mask.isPresent()) {
            return new ColumnMask(MaskAction.SHAPE, MaskAction.SHAPE.word(), reason, mask.get());
        }
        if (!column.nullable()) {
            problems.add(new Problem(
                    "Nothing is known of type " + column.declared() + " of '" + table.shown(column.name())
                            + "', so it cannot be masked, and it has to have a value.",
                    table.shown(column.name()),
                    "write a rule for it: 'keep' if it is harmless, or {fixed: <text>}."));
        }
        return new ColumnMask(MaskAction.NULL, MaskAction.NULL.word(), reason, Mask.KEEP);
    }

    private boolean isEnumerated(SourceTable table, Column column) {
        return catalog.enumerated().contains(column.type())
                || table.checks().stream()
                        .filter(check -> check.columns().equals(List.of(column.name())))
                        .anyMatch(check -> Enumerated.isOne(check.expression(), column.name()));
    }
}
