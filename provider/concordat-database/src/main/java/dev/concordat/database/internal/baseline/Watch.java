package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.settings.DatabaseSettings.Reset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches one working database from the moment its baseline is taken up, and brings it back as long as that is possible
 * in place. For one thread at a time.
 *
 * <p>Between two looks at the gate nobody else may have written, or the end of the log would hide it behind what the
 * reset itself wrote. The server numbers the transactions that write: if more numbers were given out than the reset
 * took, it looks again.
 */
final class Watch implements AutoCloseable {

    /** So often somebody else may write while the database is brought back. */
    private static final int PASSES = 5;

    /**
     * What a reset came to.
     *
     * @param structure why it could not be done in place; empty text if it was
     * @param sessionsEnded whether the other sessions were ended
     */
    record Outcome(String structure, boolean sessionsEnded) {}

    private final Session session;
    private final Gate gate;
    private final OpenTransactions transactions;
    private final Catalogues catalogues;
    private final Writes writes;
    private final Restoring restoring;
    private final Leftovers leftovers;
    private final boolean rewind;
    private final Map<Long, Optional<StoredSequence>> sequences = new HashMap<>();
    private Gate.Look at;
    private boolean sessionsEnded;

    private Watch(Session session, DatabaseSettings settings, Reset way, Leftovers leftovers) throws SQLException {
        this.session = session;
        this.gate = Gate.open(session);
        this.rewind = settings.sequences() == DatabaseSettings.Sequences.REWIND;
        this.leftovers = leftovers;
        this.transactions = new OpenTransactions(session, gate, leftovers);
        this.at = gate.look();
        String first = Long.toString(at.nextTransaction() & 0xFFFF_FFFFL);
        this.catalogues = new Catalogues(session, first);
        AllWrites all = new AllWrites(session, catalogues, first);
        this.writes = way == Reset.WAL ? new LoggedWrites(session, catalogues, all) : all;
        this.restoring = way == Reset.RELOAD ? new Reloader(session, catalogues, first) : new Restorer(session, first);
    }

    /** Begins with a database at its baseline; the session is the watch's from now on, and closed with it. */
    static Watch start(Session session, DatabaseSettings settings, Reset way, Leftovers leftovers) throws SQLException {
        if (way != Reset.RELOAD) {
            session.replica();
        }
        return new Watch(session, settings, way, leftovers);
    }

    /**
     * Restores.
     *
     * @param used whether somebody used the database since the last reset; if not, whoever wrote was too late
     */
    Outcome restore(boolean used) throws SQLException {
        sessionsEnded = false;
        for (int pass = 1; pass <= PASSES; pass++) {
            Gate.Look look = transactions.awaitNone();
            if (look.sameAs(at)) {
                return done("");
            }
            String end = writes.mark();
            Written written = writes.between(at.position(), end);
            report(written, !used && pass == 1);
            if (!written.structure().isEmpty()) {
                return done(written.structure());
            }
            if (written.temporary() && catalogues.temporary()) {
                endSessions();
                continue;
            }
            Optional<String> impossible = impossible(written);
            if (impossible.isPresent()) {
                return done(impossible.get());
            }
            if (settled(look, end, restore(written, end), pass)) {
                return done("");
            }
        }
        return done("somebody kept writing");
    }

    private Outcome done(String structure) {
        return new Outcome(structure, sessionsEnded);
    }

    private void report(Written written, boolean late) throws SQLException {
        if (late && !written.isNothing()) {
            leftovers.lateWriter(
                    restoring.knows(written.tables()) ? restoring.names(written.tables()) : List.of("the schema"));
        }
        if (written.shared()) {
            List<String> changes = catalogues.clusterWide();
            if (!changes.isEmpty()) {
                leftovers.clusterWide(changes);
            }
        }
    }

    private void endSessions() throws SQLException {
        transactions.endSessions();
        sessionsEnded = true;
    }

    private Optional<String> impossible(Written written) throws SQLException {
        if (!restoring.knows(written.tables())) {
            return Optional.of("a table was written that cannot be restored in place");
        }
        return restoring.large(written.rewritten()).stream()
                .findFirst()
                .map(table -> "all rows of the large table " + table + " were replaced");
    }

    private int restore(Written written, String end) throws SQLException {
        List<StoredSequence> touched = new ArrayList<>();
        if (rewind) {
            for (long oid : written.sequences()) {
                sequence(oid).ifPresent(touched::add);
            }
        }
        String from = at.position();
        int numbers = restoring.restore(written.tables(), touched, table -> writes.blocks(table, from, end));
        if (touched.stream().anyMatch(StoredSequence::cached) && numbers != 0) {
            endSessions();
        }
        return numbers;
    }

    private Optional<StoredSequence> sequence(long oid) throws SQLException {
        Optional<StoredSequence> known = sequences.get(oid);
        if (known == null) {
            known = StoredSequence.of(session, oid);
            sequences.put(oid, known);
        }
        return known;
    }

    /** Whether everything that was written up to now is dealt with. */
    private boolean settled(Gate.Look before, String end, int numbers, int pass) throws SQLException {
        Gate.Look after = gate.look();
        long expected = before.nextTransaction() + writes.transactionsPerMark() + numbers;
        if (numbers >= 0 && after.open() == 0 && after.nextTransaction() == expected) {
            at = after;
            return true;
        }
        at = after.from(end);
        // Nothing was amiss any more up to that mark; what was written after it is of the next reset.
        return numbers == 0 && pass > 1;
    }

    @Override
    public void close() throws SQLException {
        gate.close();
        session.close();
    }
}
