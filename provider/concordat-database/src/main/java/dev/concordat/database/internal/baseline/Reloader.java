package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Brings tables back by their owner's rights alone: those that changed are emptied, together with all that refer to
 * them, and loaded again, referred tables first, triggers asleep. Tables that refer to each other in a circle need
 * deferrable constraints.
 */
final class Reloader implements Restoring {

    private static final String REFERENCES = """
            select conrelid::bigint, confrelid::bigint from pg_constraint where contype = 'f' and conrelid <> confrelid""";

    private static final String TRIGGERS = """
            select tgrelid::bigint, quote_ident(tgname),
                   case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end
              from pg_trigger where not tgisinternal and tgenabled <> 'D' order by tgrelid, tgname""";

    private final Session session;
    private final Catalogues catalogues;
    private final String firstTransaction;
    private final Map<Long, StoredTable> tables = new HashMap<>();
    private final Map<Long, String> written = new HashMap<>();

    Reloader(Session session, Catalogues catalogues, String firstTransaction) {
        this.session = session;
        this.catalogues = catalogues;
        this.firstTransaction = firstTransaction;
    }

    private record Reference(long from, long to) {}

    private record Trigger(long table, String name, String enable) {}

    @Override
    public boolean knows(Collection<Long> oids) throws SQLException {
        if (!tables.keySet().containsAll(oids)) {
            StoredTable.all(session).forEach(table -> tables.put(table.oid(), table));
        }
        return tables.keySet().containsAll(oids);
    }

    @Override
    public List<String> names(Collection<Long> oids) {
        return oids.stream().map(oid -> table(oid).name()).sorted().toList();
    }

    // The copy is loaded as a whole, whatever its size.
    @Override
    public List<String> large(Collection<Long> oids) {
        return List.of();
    }

    private StoredTable table(long oid) {
        return Objects.requireNonNull(tables.get(oid), "A table is known before it is restored");
    }

    @Override
    public int restore(Collection<Long> oids, Collection<StoredSequence> sequences, Blocks blocks) throws SQLException {
        Set<Long> changed = changed(oids);
        StringJoiner sql = new StringJoiner(";\n");
        if (!changed.isEmpty()) {
            reload(changed, sql);
        }
        sequences.forEach(sequence -> sql.add(sequence.rewind()));
        boolean wrote = wrote(sql.add("select pg_current_xact_id_if_assigned()").toString());
        if (!changed.isEmpty()) {
            remember(changed);
            catalogues.restart();
        }
        return wrote ? -1 : 0;
    }

    // A sequence that stood elsewhere is a change as well, for sessions may hold numbers of it in stock.
    private boolean wrote(String sql) throws SQLException {
        List<Boolean> last = new ArrayList<>(List.of(false));
        session.together(sql, rows -> last.set(0, rows.next() && rows.getString(1) != null));
        return last.get(0);
    }

    private Set<Long> changed(Collection<Long> oids) throws SQLException {
        String query = oids.stream()
                .map(oid -> {
                    StoredTable table = table(oid);
                    return "select " + oid + "::bigint from (select count(*) as all_rows, count(*) filter (where "
                            + "age(xmin) > age('" + firstTransaction + "'::xid) or xmin = '"
                            + written.getOrDefault(oid, "0") + "'::xid) as own from only " + table.name()
                            + ") c where all_rows <> own or own <> " + table.rows();
                })
                .collect(Collectors.joining(" union all "));
        return query.isEmpty() ? Set.of() : new LinkedHashSet<>(session.query(query, row -> row.getLong(1)));
    }

    private void reload(Set<Long> changed, StringJoiner sql) throws SQLException {
        List<Reference> references = session.query(REFERENCES, row -> new Reference(row.getLong(1), row.getLong(2)));
        while (references.stream()
                .filter(reference -> changed.contains(reference.to()) && tables.containsKey(reference.from()))
                .map(Reference::from)
                .map(changed::add)
                .reduce(false, Boolean::logicalOr)) {
            // Until nothing refers to what is emptied that is not emptied itself.
        }
        List<Trigger> triggers =
                session.query(TRIGGERS, row -> new Trigger(row.getLong(1), row.getString(2), row.getString(3))).stream()
                        .filter(trigger -> changed.contains(trigger.table()))
                        .toList();
        sql.add("truncate only " + String.join(", only ", names(changed))).add("set constraints all deferred");
        List<Long> order = ordered(changed, references);
        triggers.forEach(trigger -> sql.add(alter(trigger, "disable")));
        order.stream().map(this::table).filter(table -> table.rows() > 0).forEach(table -> sql.add(table.load()));
        // A table that has yet to check its constraints cannot be altered.
        sql.add("set constraints all immediate");
        triggers.forEach(trigger -> sql.add(alter(trigger, trigger.enable())));
    }

    private String alter(Trigger trigger, String how) {
        return "alter table " + table(trigger.table()).name() + " " + how + " trigger " + trigger.name();
    }

    private static List<Long> ordered(Set<Long> oids, List<Reference> references) {
        List<Long> left = new ArrayList<>(oids);
        List<Long> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            long next = left.stream()
                    .filter(oid -> references.stream()
                            .noneMatch(reference -> reference.from() == oid && left.contains(reference.to())))
                    .findFirst()
                    // A circle: its constraints wait for the end.
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private void remember(Set<Long> changed) throws SQLException {
        for (long oid : changed) {
            session.query("select min(xmin::text) from only " + table(oid).name(), row -> row.getString(1)).stream()
                    .filter(Objects::nonNull)
                    .forEach(transaction -> written.put(oid, transaction));
        }
    }
}
