package dev.concordat.database.internal.baseline;

import java.util.Set;
import java.util.TreeSet;

/**
 * What was written since the last reset, as far as a reset has to do with it.
 *
 * @param tables tables whose rows may differ, by number
 * @param sequences sequences that may stand elsewhere, by number
 * @param rewritten those of the tables that have another file
 * @param temporary whether somebody may have left temporary tables
 * @param structure why the schema, or whatever else cannot be restored in place, may differ; empty text if it does not
 * @param shared whether something of the whole server was written
 */
record Written(
        Set<Long> tables,
        Set<Long> sequences,
        Set<Long> rewritten,
        boolean temporary,
        String structure,
        boolean shared) {

    Written {
        tables = Set.copyOf(tables);
        sequences = Set.copyOf(sequences);
        rewritten = Set.copyOf(rewritten);
    }

    static Written structure(String why, boolean shared) {
        return new Written(Set.of(), Set.of(), Set.of(), false, why, shared);
    }

    boolean isNothing() {
        return tables.isEmpty() && sequences.isEmpty() && structure.isEmpty();
    }

    /** Collects the relations. */
    static final class Draft {

        private final Set<Long> tables = new TreeSet<>();
        private final Set<Long> sequences = new TreeSet<>();
        private final Set<Long> rewritten = new TreeSet<>();
        private boolean temporary;
        private String structure = "";

        void add(Relations.Relation relation) {
            switch (relation.kind()) {
                case 'r', 't' -> tables.add(relation.owner());
                case 'S' -> sequences.add(relation.oid());
                default -> structure = "a relation of kind '" + relation.kind() + "' was written";
            }
        }

        void addRewritten(Relations.Relation relation) {
            add(relation);
            if (relation.kind() == 'r') {
                rewritten.add(relation.oid());
            }
        }

        void relationsChanged() {
            temporary = true;
        }

        void addTables(Set<Long> more) {
            tables.addAll(more);
        }

        void addSequences(Set<Long> more) {
            sequences.addAll(more);
        }

        Written written(boolean shared) {
            return new Written(tables, sequences, rewritten, temporary, structure, shared);
        }
    }
}
