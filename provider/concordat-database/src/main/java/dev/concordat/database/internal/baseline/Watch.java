package dev.concordat.database.internal.baseline;

import dev.concordat.database.internal.server.Place;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final WriteAheadLog log;
    private final Catalogues catalogues;
    private final Restorer restorer;
    private final Leftovers leftovers;
    private final boolean rewind;
    private @Nullable WrittenFinder finder;
    private Gate.Look at;
    private boolean sessionsEnded;

    private Watch(Session session, Gate gate, boolean rewind, Leftovers leftovers) throws SQLException {
        this.session = session;
        this.gate = gate;
        this.rewind = rewind;
        this.leftovers = leftovers;
        this.transactions = new OpenTransactions(session, gate, leftovers);
        this.log = new WriteAheadLog(session);
        this.at = gate.look();
        String first = Long.toString(at.nextTransaction() & 0xFFFF_FFFFL);
        this.catalogues = new Catalogues(session, first);
        this.restorer = new Restorer(session, first);
    }

    static Watch start(Place place, DatabaseSettings settings, Leftovers leftovers) throws SQLException {
        Session session = Session.replica(place.working());
        try {
            boolean rewind = settings.sequences() == DatabaseSettings.Sequences.REWIND;
            return new Watch(session, Gate.open(session), rewind, leftovers);
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
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
            String end = log.mark();
            Written written = finder().between(at.position(), end);
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

    // Loaded with the first interaction that writes: one that only reads needs none of it.
    private WrittenFinder finder() throws SQLException {
        WrittenFinder known = finder;
        if (known == null) {
            known = new WrittenFinder(session, log, catalogues);
            finder = known;
        }
        return known;
    }

    private void report(Written written, boolean late) throws SQLException {
        if (late && !written.isNothing()) {
            leftovers.lateWriter(
                    restorer.knows(written.tables()) ? restorer.names(written.tables()) : List.of("the schema"));
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
        if (!restorer.knows(written.tables())) {
            return Optional.of("a table was written that cannot be restored in place");
        }
        return restorer.large(written.rewritten()).stream()
                .findFirst()
                .map(table -> "all rows of the large table " + table + " were replaced");
    }

    private int restore(Written written, String end) throws SQLException {
        List<StoredSequence> sequences = new ArrayList<>();
        if (rewind) {
            Set<Long> touched = new LinkedHashSet<>(written.sequences());
            touched.addAll(finder().unloggedSequences());
            for (long oid : touched) {
                StoredSequence.of(session, oid).ifPresent(sequences::add);
            }
        }
        String from = at.position();
        int numbers = restorer.restore(
                written.tables(),
                sequences,
                table -> finder().isUnlogged(table) ? restorer.allBlocks(table) : log.blocks(table, from, end));
        if (sequences.stream().anyMatch(StoredSequence::cached) && numbers != 0) {
            endSessions();
        }
        return numbers;
    }

    /** Whether everything that was written up to now is dealt with. */
    private boolean settled(Gate.Look before, String end, int numbers, int pass) throws SQLException {
        Gate.Look after = gate.look();
        long expected = before.nextTransaction() + log.transactionsPerMark() + numbers;
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
