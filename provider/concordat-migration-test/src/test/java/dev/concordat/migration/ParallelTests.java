package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;

class ParallelTests {

    private static final Set<String> URLS = ConcurrentHashMap.newKeySet();
    private static final CyclicBarrier TOGETHER = new CyclicBarrier(4);

    @Test
    void testsWhenTheyRunAtTheSameTimeHaveADatabaseEach() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(selectClass(TogetherTestCases.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(4).succeeded(4));

        assertThat(URLS).hasSize(4);
    }

    @MigrationTest("3")
    @Execution(ExecutionMode.CONCURRENT)
    static class TogetherTestCases {

        @RepeatedTest(4)
        void test(MigratingDatabase db) throws Exception {
            TOGETHER.await(30, TimeUnit.SECONDS);
            URLS.add(db.url());
            db.table("customer").insert("id", 1, "name", "Ada Lovelace");

            db.migrate();

            assertThat(db.table("customer").count()).isEqualTo(2);
        }
    }
}
