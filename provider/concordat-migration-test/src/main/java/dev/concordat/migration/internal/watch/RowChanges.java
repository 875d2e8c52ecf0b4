package dev.concordat.migration.internal.watch;

import dev.concordat.database.version.ExecutedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a statement did to rows, by the plans that were executed for it, which the server tells also of tables without a
 * row, and of statements in functions. Rows that a migration brings along itself are none that it changes.
 *
 * @param tables the tables that were there before the migration
 * @param now what is locked, for tables that have other names by now
 * @param plans whether the server tells plans
 */
record RowChanges(Tables tables, Held now, boolean plans) {

    private static final String WORD = "(?is)\\A(?:\\s+|--[^\\n]*\\n|/\\*.*?\\*/)*+";
    private static final String NAME = "((?:\"[^\"]+\"|[\\w$])+(?:\\.(?:\"[^\"]+\"|[\\w$]+))?)";
    private static final String MODIFY = "ModifyTable";

    /** Whatever is read for it becomes its rows: without AS nothing is. */
    private static final Pattern MAKES_TABLE = Pattern.compile(WORD + "create\\s+(?:unlogged\\s+)?table\\b.*");

    private static final Pattern COPY = Pattern.compile(WORD + "copy\\s+" + NAME + "[^;]*?\\sfrom\\s.*");
    private static final Pattern GUESS =
            Pattern.compile(WORD + "(update(?:\\s+only)?|delete\\s+from(?:\\s+only)?|merge\\s+into)\\s+" + NAME + ".*");
    private static final Pattern GUESSED_INSERT =
            Pattern.compile(WORD + "insert\\s+into\\s+" + NAME + ".*\\bselect\\b.*\\bfrom\\b.*");

    List<DataChange> of(ExecutedStatement statement) {
        List<DataChange> copied = copied(statement.sql());
        if (!copied.isEmpty()) {
            return copied;
        }
        return plans ? planned(statement) : guessed(statement.sql());
    }

    private List<DataChange> planned(ExecutedStatement statement) {
        List<PlanNode> roots = statement.messages().stream()
                .flatMap(message -> PlanNode.of(message).stream())
                .toList();
        Stream<DataChange> made = Stream.empty();
        if (MAKES_TABLE.matcher(statement.sql()).matches()) {
            made = roots.stream()
                    .flatMap(this::read)
                    .map(table -> new DataChange("CREATE TABLE ... AS SELECT FROM", table));
        }
        return Stream.concat(
                        made,
                        roots.stream()
                                .flatMap(PlanNode::all)
                                .filter(node -> node.value("Node-Type").equals(MODIFY))
                                .flatMap(node -> change(node).stream()))
                .distinct()
                .toList();
    }

    private Stream<String> read(PlanNode node) {
        return node.sources()
                .filter(source -> !source.value("Node-Type").equals(MODIFY))
                .flatMap(source -> source.table().flatMap(this::existing).stream());
    }

    private Optional<DataChange> change(PlanNode node) {
        String operation = node.value("Operation").toUpperCase(Locale.ROOT);
        Optional<String> changed = node.table().flatMap(this::existing);
        if (!operation.equals("INSERT")) {
            return changed.map(table -> new DataChange(operation, table));
        }
        if (node.value("Conflict-Resolution").equals("UPDATE") && changed.isPresent()) {
            return changed.map(table -> new DataChange("INSERT ... ON CONFLICT DO UPDATE", table));
        }
        return read(node).findFirst().map(table -> new DataChange("INSERT ... SELECT FROM", table));
    }

    private Optional<String> existing(TableName name) {
        Optional<Long> locked = now.named(name);
        return locked.isPresent() ? tables.name(locked.get()) : tables.name(name);
    }

    // No plan is made of it.
    private List<DataChange> copied(String sql) {
        Matcher copy = COPY.matcher(sql);
        return copy.matches() ? written("COPY", copy.group(1)).stream().toList() : List.of();
    }

    private List<DataChange> guessed(String sql) {
        Matcher guess = GUESS.matcher(sql);
        if (guess.matches()) {
            String word = guess.group(1).toUpperCase(Locale.ROOT).split("\\s", 2)[0];
            return written(word, guess.group(2)).stream().toList();
        }
        Matcher insert = GUESSED_INSERT.matcher(sql);
        return insert.matches() ? List.of(new DataChange("INSERT ... SELECT INTO", insert.group(1))) : List.of();
    }

    private Optional<DataChange> written(String operation, String written) {
        String[] parts = Stream.of(written.split("\\."))
                .map(part -> part.startsWith("\"") ? part.replace("\"", "") : part.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        Optional<Long> locked = parts.length == 1 ? now.named(parts[0]) : now.named(new TableName(parts[0], parts[1]));
        return locked.flatMap(tables::name).map(table -> new DataChange(operation, table));
    }
}
