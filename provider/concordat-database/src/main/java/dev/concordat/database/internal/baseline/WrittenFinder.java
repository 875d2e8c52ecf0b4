package dev.concordat.database.internal.baseline;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds out of the log what was written, and tells it apart. */
final class WrittenFinder {

    private final Session session;
    private final WriteAheadLog log;
    private final Catalogues catalogues;
    private Relations relations;

    WrittenFinder(Session session, WriteAheadLog log, Catalogues catalogues) throws SQLException {
        this.session = session;
        this.log = log;
        this.catalogues = catalogues;
        this.relations = Relations.stored(session);
    }

    Written between(String from, String to) throws SQLException {
        Written.Draft draft = new Written.Draft();
        Set<Long> written = new TreeSet<>();
        boolean unknown = false;
        boolean shared = false;
        List<WriteAheadLog.Written> files = log.written(from, to);
        for (WriteAheadLog.Written file : files) {
            Relations.Relation relation = relations.of(file.file());
            shared |= file.shared();
            if (relation == null) {
                unknown |= !file.shared();
            } else if (relation.isCatalogue()) {
                written.add(relation.owner());
            } else {
                draft.add(relation);
            }
        }
        if (unknown || !written.isEmpty()) {
            if (!catalogues.unchanged(written) || (unknown && !known(files, draft))) {
                return Written.structure("the schema was changed", shared);
            }
            if (unknown || written.contains(Catalogues.RELATIONS)) {
                moved(draft);
            }
        }
        // Any transaction that wrote leaves its end in the log, whatever it wrote.
        draft.addTables(relations.unlogged());
        return draft.written(shared);
    }

    // A file nobody knew: of a table that was truncated and written since, or of one that is gone again.
    private boolean known(List<WriteAheadLog.Written> files, Written.Draft draft) throws SQLException {
        Relations live = Relations.live(session);
        if (!catalogues.unchangedLayout()) {
            return false;
        }
        for (WriteAheadLog.Written file : files) {
            Relations.Relation relation = live.of(file.file());
            if (relation != null && !relation.isCatalogue() && !relation.isIndex()) {
                draft.add(relation);
            }
        }
        return true;
    }

    private void moved(Written.Draft draft) throws SQLException {
        Relations live = Relations.live(session);
        live.movedSince(relations).forEach(draft::addRewritten);
        draft.relationsChanged();
        relations = live;
    }

    boolean isUnlogged(long table) {
        return relations.unlogged().contains(table);
    }

    Set<Long> unloggedSequences() {
        return relations.unloggedSequences();
    }
}
