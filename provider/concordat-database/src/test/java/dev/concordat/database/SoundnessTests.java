package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever was done to a database, a reset brings back everything that can be seen of it. */
class SoundnessTests {

    @Test
    void resetWhenAnythingHappenedLeavesNoDifference() throws Exception {
        Databases databases = PreparedBy.yaml("databases:\n  sound: {migrations: \"classpath:db/soundness\"}\n");
        try {
            long seed = Long.getLong("concordat.soundness.seed", System.nanoTime());
            int rounds = Integer.getInteger("concordat.soundness.rounds", 300);

            SoundnessRun.Result result = SoundnessRun.play(databases.get("sound"), rounds, seed);

            assertThat(result.differences()).as("seed %d", seed).isEmpty();
            assertThat(result.renewed())
                    .as("rounds after which connections had ended")
                    .isPositive();
        } finally {
            databases.close();
        }
    }
}
