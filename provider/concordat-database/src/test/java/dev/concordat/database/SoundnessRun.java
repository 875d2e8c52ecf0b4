package dev.concordat.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plays every event by itself, then random ones on several live connections, resets, and compares all that can be seen
 * with what was to be seen at the baseline. The benchmarks play more rounds of the same.
 */
public final class SoundnessRun {

    private static final int CONNECTIONS = 3;

    private final Database database;
    private final Random random;
    private final List<Connection> pool = new ArrayList<>();
    private final SoundnessState baseline;
    private final List<SoundnessEvents.Event> unplayed = new ArrayList<>();
    private int renewed;

    private SoundnessRun(Database database, long seed) throws SQLException {
        this.database = database;
        this.random = new Random(seed);
        unplayed.addAll(SoundnessEvents.PLAIN);
        unplayed.addAll(SoundnessEvents.RARE);
        try (Connection connection = database.dataSource().getConnection()) {
            this.baseline = SoundnessState.of(connection);
        }
    }

    /**
     * What a run came to.
     *
     * @param rounds how many were played
     * @param renewed after how many of them the connections had ended
     * @param differences what differed, by round; empty where the reset is sound
     */
    public record Result(int rounds, int renewed, List<String> differences) {}

    /** The same on a database of its own. */
    public static Result play(int rounds, long seed) throws Exception {
        Databases databases = PreparedBy.yaml("databases:\n  sound: {migrations: \"classpath:db/soundness\"}\n");
        try {
            return play(databases.get("sound"), rounds, seed);
        } finally {
            databases.close();
        }
    }

    /** Plays until something differs, at most so many rounds. The same seed plays the same events. */
    public static Result play(Database database, int rounds, long seed) throws Exception {
        SoundnessRun run = new SoundnessRun(database, seed);
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            for (int round = 1; round <= rounds; round++) {
                List<String> differences = run.round(threads);
                if (!differences.isEmpty()) {
                    int failed = round;
                    return new Result(
                            round,
                            run.renewed,
                            differences.stream()
                                    .map(difference -> "seed " + seed + ", round " + failed + ": " + difference)
                                    .toList());
                }
            }
            return new Result(rounds, run.renewed, List.of());
        } finally {
            threads.shutdownNow();
            run.closePool();
        }
    }

    private List<String> round(ExecutorService threads) throws Exception {
        fillPool();
        List<String> differences = new ArrayList<>(stock());
        if (!unplayed.isEmpty()) {
            commit(pool.get(0), unplayed.remove(0));
        } else if (random.nextInt(3) == 0) {
            together(threads);
        } else {
            alone(pool.get(random.nextInt(CONNECTIONS)), random, random.nextInt(6) == 0);
        }
        database.reset("round");
        try (Connection connection = database.dataSource().getConnection()) {
            differences.addAll(baseline.differences(SoundnessState.of(connection)));
        }
        return differences;
    }

    private void commit(Connection connection, SoundnessEvents.Event event) throws SQLException {
        connection.setAutoCommit(false);
        try {
            event.happen(connection, random);
            connection.commit();
        } catch (Exception e) {
            // Some are meant to fail.
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    // A session that had numbers of the sequence in stock must not go on with them.
    private List<String> stock() throws SQLException {
        if (random.nextInt(4) != 0) {
            return List.of();
        }
        Connection connection = pool.get(random.nextInt(CONNECTIONS));
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select nextval('cached')")) {
            row.next();
            long expected = 11;
            return row.getLong(1) == expected ? List.of() : List.of("cached sequence gave " + row.getLong(1));
        }
    }

    private void together(ExecutorService threads) throws InterruptedException, ExecutionException {
        List<Future<?>> all = new ArrayList<>();
        for (Connection connection : pool) {
            Random own = new Random(random.nextLong());
            all.add(threads.submit(() -> {
                alone(connection, own, false);
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    private static void alone(Connection connection, Random random, boolean rare) throws SQLException {
        int transactions = 1 + random.nextInt(3);
        for (int transaction = 0; transaction < transactions; transaction++) {
            connection.setAutoCommit(false);
            try {
                int events = 1 + random.nextInt(4);
                for (int event = 0; event < events; event++) {
                    pick(rare ? SoundnessEvents.RARE : SoundnessEvents.PLAIN, random)
                            .happen(connection, random);
                }
                if (random.nextInt(4) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            } catch (Exception e) {
                // Constraints break by chance, and concurrent sessions end in deadlocks: both are events as well.
                connection.rollback();
            }
        }
        connection.setAutoCommit(true);
    }

    private static SoundnessEvents.Event pick(List<SoundnessEvents.Event> events, Random random) {
        return events.get(random.nextInt(events.size()));
    }

    private void fillPool() throws SQLException {
        boolean alive = pool.size() == CONNECTIONS;
        for (Connection connection : pool) {
            alive &= connection.isValid(5);
        }
        if (!alive) {
            renewed += pool.isEmpty() ? 0 : 1;
            closePool();
            for (int index = 0; index < CONNECTIONS; index++) {
                Connection connection = database.dataSource().getConnection();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set lock_timeout = '500ms'; set deadlock_timeout = '50ms'");
                }
                pool.add(connection);
            }
        }
    }

    private void closePool() throws SQLException {
        for (Connection connection : pool) {
            connection.close();
        }
        pool.clear();
    }
}
