package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.internal.server.OlderServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was done to a database, a reset brings back everything that can be seen of it. */
class SoundnessTests {

    private static final int ROUNDS = Integer.getInteger("concordat.soundness.rounds", 150);

    private static final int FEW_ROUNDS = 100;

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 18})
    void resetWhenAnythingHappenedLeavesNoDifference(int major) throws Exception {
        OlderServer.with(major, () -> {
            play("{migrations: \"classpath:db/soundness\"}", ROUNDS);
            return major;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone", "tables", "reload"})
    void resetWhenTheLogIsNotReadLeavesNoDifference(String way) throws Exception {
        play("{migrations: \"classpath:db/soundness\", reset: " + way + "}", FEW_ROUNDS);
    }

    private static void play(String settings, int rounds) throws Exception {
        Databases databases = PreparedBy.yaml("databases:\n  sound: " + settings + "\n");
        try {
            long seed = Long.getLong("concordat.soundness.seed", System.nanoTime());

            SoundnessRun.Result result = SoundnessRun.play(databases.get("sound"), rounds, seed);

            assertThat(result.differences()).as("seed %d", seed).isEmpty();
        } finally {
            databases.close();
        }
    }
}
