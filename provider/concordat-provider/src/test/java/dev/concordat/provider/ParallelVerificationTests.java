package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.concordat.pact.PactFolder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Interactions share databases and third parties: never two at the same time, whatever JUnit is told. */
class ParallelVerificationTests {

    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();

    @ProviderContract("catalog")
    static class FirstTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            try (TrivialServer server = new TrivialServer().answer("/p", "{}")) {
                interaction.verify(server.url());
            } finally {
                RUNNING.decrementAndGet();
            }
        }
    }

    static class SecondTestCases extends FirstTestCases {}

    @Test
    void verifyWhenJunitRunsInParallelKeepsInteractionsApart(@TempDir Path pacts) {
        for (int at = 0; at < 4; at++) {
            PactText.write(pacts, "consumer" + at, "catalog", PactText.get("one", "", "/p", "{}", ""));
        }
        System.setProperty(PactFolder.READ_PROPERTY, pacts.toString());
        try {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                    .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                    .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                    .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                    .selectors(selectClass(FirstTestCases.class), selectClass(SecondTestCases.class))
                    .execute();
            assertThat(results.testEvents().succeeded().count()).isEqualTo(8);
        } finally {
            System.clearProperty(PactFolder.READ_PROPERTY);
        }

        assertThat(MOST).hasValue(1);
    }
}
