package dev.concordat.database;

import dev.concordat.database.internal.baseline.Baseline;

/** Of a database that is used as it stands: it is never brought back to anything. */
final class StandingBaseline implements Baseline {

    @Override
    public Restored restore() {
        return Restored.IN_PLACE;
    }

    @Override
    public void usedBy(String name) {
        // What is left behind is nobody's concern.
    }

    @Override
    public void unused() {
        // What is written late stays, as does everything.
    }

    @Override
    public boolean setAside(String name) {
        return false;
    }

    @Override
    public void rebase() {
        // Whatever the application made of it is how it stands.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
