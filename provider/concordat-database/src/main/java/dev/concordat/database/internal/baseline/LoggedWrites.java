package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out of the log what was written, and tells it apart. */
final class LoggedWrites implements Writes {

    private static final String LOG_IS_GONE = "58P01";

    private final Session session;
    private final WriteAheadLog log;
    private final Catalogues catalogues;
    private final AllWrites all;
    private @Nullable Relations known;

    LoggedWrites(Session session, Catalogues catalogues, AllWrites all) throws SQLException {
        this.session = session;
        this.log = new WriteAheadLog(session);
        this.catalogues = catalogues;
        this.all = all;
    }

    @Override
    public String mark() throws SQLException {
        return log.mark();
    }

    @Override
    public int transactionsPerMark() {
        return log.transactionsPerMark();
    }

    @Override
    public Written between(String from, String to) throws SQLException {
        try {
            return logged(from, to);
        } catch (SQLException e) {
            if (!LOG_IS_GONE.equals(e.getSQLState())) {
                throw e;
            }
            // A checkpoint between two resets threw away what was written before it.
            return all.between(from, to);
        }
    }

    // Loaded with the first use that writes: one that only reads needs none of it.
    private Relations relations() throws SQLException {
        Relations loaded = known;
        if (loaded == null) {
            loaded = Relations.stored(session);
            known = loaded;
        }
        return loaded;
    }

    private Written logged(String from, String to) throws SQLException {
        Relations relations = relations();
        Written.Draft draft = new Written.Draft();
        Set<Long> written = new TreeSet<>();
        boolean unknown = false;
        boolean shared = false;
        for (WriteAheadLog.Written file : log.written(from, to)) {
            Relations.Relation relation = relations.of(file.file());
            shared |= file.shared();
            if (relation == null) {
                unknown |= !file.shared();
            } else if (relation.isCatalogue()) {
                written.add(relation.owner());
            } else if (!relation.isIndex()) {
                draft.add(relation);
            }
        }
        if (unknown) {
            // A file nobody knew: of a table that was truncated and written since, or of one that is gone again.
            written.add(Catalogues.RELATIONS);
        }
        if (!catalogues.unchanged(written)) {
            return Written.structure("the schema was changed", shared);
        }
        if (written.contains(Catalogues.RELATIONS)) {
            moved(draft);
        }
        // Any transaction that wrote leaves its end in the log, whatever it wrote.
        draft.addTables(relations().unlogged());
        draft.addSequences(relations().unloggedSequences());
        return draft.written(shared);
    }

    private void moved(Written.Draft draft) throws SQLException {
        Relations live = Relations.live(session);
        live.movedSince(relations()).forEach(draft::addRewritten);
        draft.relationsChanged();
        known = live;
    }

    @Override
    public Set<Long> blocks(StoredTable table, String from, String to) throws SQLException {
        if (relations().unlogged().contains(table.oid())) {
            return all.blocks(table, from, to);
        }
        try {
            return log.blocks(table.oid(), from, to);
        } catch (SQLException e) {
            if (!LOG_IS_GONE.equals(e.getSQLState())) {
                throw e;
            }
            return all.blocks(table, from, to);
        }
    }
}
