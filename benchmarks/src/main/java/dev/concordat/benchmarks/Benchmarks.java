package dev.concordat.benchmarks;

import dev.concordat.benchmarks.broker.BrokerSuite;
import dev.concordat.benchmarks.consumer.ConsumerSuite;
import dev.concordat.benchmarks.migrations.MigrationsSuite;
import dev.concordat.benchmarks.reset.ResetSuite;
import dev.concordat.benchmarks.reset.SoundnessSuite;
import dev.concordat.benchmarks.start.StartSuite;
import dev.concordat.benchmarks.verify.VerifySuite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command: {@code <suite> [--quick]}. */
public final class Benchmarks {

    /** All there are; a new one is added here. */
    private static final Map<String, Suite> SUITES = Stream.of(
                    new BrokerSuite(),
                    new ConsumerSuite(),
                    new MigrationsSuite(),
                    new ResetSuite(),
                    new SoundnessSuite(),
                    new StartSuite(),
                    new VerifySuite())
            .collect(Collectors.toMap(Suite::name, suite -> suite, (one, other) -> one, TreeMap::new));

    private Benchmarks() {}

    /** Runs a suite and prints a line for each figure. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        List<String> names = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        @Nullable Suite suite = names.size() == 1 ? SUITES.get(names.get(0)) : null;
        if (suite == null) {
            System.err.println("Usage: benchmarks/run <suite> [--quick], where <suite> is one of "
                    + String.join(", ", SUITES.keySet()));
            System.exit(2);
            return;
        }
        suite.run(Arrays.asList(arguments).contains("--quick"), figure -> System.out.println(figure.json()));
    }
}
