package dev.concordat.benchmarks.reset;

import dev.concordat.benchmarks.Figure;
import dev.concordat.benchmarks.Suite;
import dev.concordat.database.SoundnessRun;
import java.util.function.Consumer;

/**
 * The rounds of the module's own soundness test, many more of them: random events, a reset, and a comparison of all
 * that can be seen. A difference ends it with an error that names table, rows and the seed to play it again with.
 */
public final class SoundnessSuite implements Suite {

    private static final int ROUNDS = 10_000;

    @Override
    public String name() {
        return "soundness";
    }

    @Override
    public void run(boolean quick, Consumer<Figure> figures) throws Exception {
        long seed = Long.getLong("concordat.soundness.seed", System.nanoTime());
        SoundnessRun.Result result = SoundnessRun.play(quick ? ROUNDS / 10 : ROUNDS, seed);
        if (!result.differences().isEmpty()) {
            throw new IllegalStateException(String.join("\n", result.differences()));
        }
        figures.accept(new Figure(
                name(), "rounds without a difference, seed " + seed, result.rounds(), "rounds", "target", ROUNDS));
    }
}
