package dev.concordat.database.internal.baseline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Brings tables and sequences back in place, in one round trip that is one transaction. What the application's
 * connections hold stays good: nothing is dropped, nothing truncated.
 */
final class Restorer implements Restoring {

    /** How often a table is written anew before the dead rows in it are cleared away. */
    private static final int DEAD_VERSIONS = 20;

    private final Session session;
    private final String firstTransaction;
    private final Map<Long, State> tables = new HashMap<>();

    Restorer(Session session, String firstTransaction) {
        this.session = session;
        this.firstTransaction = firstTransaction;
    }

    /** A table and what became of it since the baseline was taken up. */
    private static final class State {

        private final StoredTable table;
        /** The transaction that wrote the whole of it. */
        private String written = "0";

        private int deadVersions;

        State(StoredTable table) {
            this.table = table;
        }
    }

    @Override
    public boolean knows(Collection<Long> oids) throws SQLException {
        for (long oid : oids) {
            State state = tables.get(oid);
            if (state == null) {
                StoredTable table = StoredTable.of(session, oid).orElse(null);
                if (table == null) {
                    return false;
                }
                state = new State(table);
                tables.put(oid, state);
            }
            if (!state.table.restorable()) {
                return false;
            }
        }
        return true;
    }

    private State state(long oid) {
        return Objects.requireNonNull(tables.get(oid), "A table is known before it is restored");
    }

    @Override
    public List<String> names(Collection<Long> oids) {
        return oids.stream().map(oid -> state(oid).table.name()).sorted().toList();
    }

    @Override
    public List<String> large(Collection<Long> oids) {
        return names(oids.stream().filter(oid -> state(oid).table.large()).toList());
    }

    @Override
    public int restore(Collection<Long> oids, Collection<StoredSequence> sequences, Blocks blocks) throws SQLException {
        List<State> states = oids.stream().map(this::state).toList();
        StringJoiner sql = new StringJoiner(";\n");
        List<Object> arguments = new ArrayList<>();
        for (State state : states) {
            if (state.table.large()) {
                Long[] written = blocks.of(state.table).toArray(Long[]::new);
                sql.add(state.table.takeAwayFromBlocks()).add(state.table.bringBackToBlocks());
                arguments.addAll(Collections.nCopies(4, written));
            } else {
                sql.add(state.table.takeAway(firstTransaction));
                if (state.table.rows() > 0) {
                    sql.add(state.table.bringBack());
                    arguments.add(state.written);
                    arguments.add(state.written);
                }
            }
        }
        sequences.forEach(sequence -> sql.add(sequence.rewind()));
        sql.add("select pg_current_xact_id_if_assigned()::text");
        Outcome outcome = run(sql.toString(), arguments);
        boolean more = false;
        for (State state : states) {
            more |= settle(state, outcome);
        }
        if (more) {
            return -1;
        }
        return outcome.transaction == null ? 0 : 1;
    }

    /** What the round trip answered: tables written anew, and of those which are out of order. */
    private static final class Outcome {

        private final Map<Long, Boolean> inOrder = new HashMap<>();
        private @Nullable String transaction;
    }

    private Outcome run(String sql, List<Object> arguments) throws SQLException {
        Outcome outcome = new Outcome();
        session.together(sql, rows -> read(rows, outcome), arguments.toArray());
        return outcome;
    }

    private static void read(ResultSet row, Outcome outcome) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
            if (columns == 3) {
                if (row.getLong(2) > 0) {
                    outcome.inOrder.put(row.getLong(1), row.getBoolean(3));
                }
            } else {
                outcome.transaction = row.getString(1);
            }
        }
    }

    private boolean settle(State state, Outcome outcome) throws SQLException {
        Boolean inOrder = outcome.inOrder.get(state.table.oid());
        if (inOrder != null && outcome.transaction != null) {
            state.written = outcome.transaction;
        }
        state.deadVersions++;
        if (Boolean.FALSE.equals(inOrder) || state.deadVersions > DEAD_VERSIONS) {
            compact(state);
            return true;
        }
        return false;
    }

    // With every row gone the table shrinks to nothing, and what is loaded then stands in order from its first block.
    // What the planner knows of it would be gone with the rows.
    private void compact(State state) throws SQLException {
        state.deadVersions = 0;
        StoredTable table = state.table;
        if (table.large()) {
            session.execute("vacuum " + table.name());
            session.execute("vacuum " + table.copy());
            return;
        }
        session.execute("delete from only " + table.name());
        session.execute("vacuum " + table.name());
        if (table.rows() > 0) {
            state.written = session.one(
                    "with back as (" + table.load()
                            + " returning 1) select pg_current_xact_id()::text, count(*) from back",
                    row -> row.getString(1));
            if (session.superuser()) {
                session.execute("update pg_class set reltuples = " + table.rows()
                        + ", relpages = pg_relation_size(oid) / current_setting('block_size')::int where oid = "
                        + table.oid());
            }
        }
    }
}
