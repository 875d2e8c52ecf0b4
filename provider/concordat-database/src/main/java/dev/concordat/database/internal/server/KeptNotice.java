package dev.concordat.database.internal.server;

import dev.concordat.Problem;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.List;
import java.util.Optional;

/** The way to a database that is kept, told beside the failure that left it. */
public final class KeptNotice {

    private KeptNotice() {}

    /** Nothing was thrown, so there is no stack to show. */
    private static final class KeptDatabase extends Exception {

        private static final long serialVersionUID = 1L;

        KeptDatabase(Problem problem) {
            super(problem.toString(), null, false, false);
        }
    }

    /**
     * Tells it.
     *
     * @param aside how the database is reached
     * @param kept what the server has to say, if it is one that was kept with it
     */
    public static void add(Throwable failure, DatabaseSettings settings, Access aside, Optional<KeptServer> kept) {
        List<String> lines = kept.map(KeptServer::lines).orElseGet(() -> List.of("JDBC:  " + aside.url()));
        failure.addSuppressed(new KeptDatabase(new Problem(
                "Database '" + settings.name() + "' is kept as this failure left it, the first of the run.",
                String.join("\n", lines),
                "look into it; '" + settings.key(DatabaseSettings.KEEP) + "' is why it is there.")));
    }
}
