package dev.concordat.migration.internal.watch;

import dev.concordat.database.version.ExecutedStatement;
import dev.concordat.database.version.MigrationWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures migrations while they run, one after the other; for one thread. */
public final class SessionWatch implements MigrationWatch {

    private final Map<String, MigrationFacts> measured = new LinkedHashMap<>();
    private final List<StatementFacts> statements = new ArrayList<>();
    private String script = "";
    private boolean plans;
    private Held held = Held.NOTHING;
    private Optional<Tables> tables = Optional.empty();

    /** What was measured of the migrations that ended well, by their scripts. */
    public Map<String, MigrationFacts> measured() {
        return Map.copyOf(measured);
    }

    @Override
    public void begins(String begun, Connection session) throws SQLException {
        script = begun;
        statements.clear();
        // Each time: the one before may have set things as it needs them.
        plans = Arming.arm(session);
        held = Held.NOTHING;
        tables = Optional.of(Tables.of(session));
    }

    @Override
    public void ran(ExecutedStatement statement, Connection session) throws SQLException {
        Held now = statement.transactional() ? Held.of(session) : Held.NOTHING;
        statements.add(new Measurement(tables.orElseThrow(), held.before(now), now, plans).of(statement, session));
        held = now;
        if (statement.sql().contains("client_min_messages")) {
            plans = Arming.arm(session);
        }
    }

    @Override
    public void ends(Connection session) {
        measured.put(script, new MigrationFacts(script, statements, !plans));
    }
}
