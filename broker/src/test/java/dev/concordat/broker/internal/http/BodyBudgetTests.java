package dev.concordat.broker.internal.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.internal.http.BodyBudget.Share;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyBudgetTests {

    private static final int MEBIBYTE = 1 << 20;

    private final BodyBudget budget = new BodyBudget(12 * MEBIBYTE, Duration.ZERO);

    @Test
    void longBodiesLeaveRoomForShorterOnes() {
        assertThat(budget.take(10 * MEBIBYTE)).isNotNull();

        assertThat(budget.take(MEBIBYTE + 1)).isNull();
        assertThat(budget.take(MEBIBYTE)).isNotNull();
        assertThat(budget.take(MEBIBYTE)).isNotNull();
        assertThat(budget.take(MEBIBYTE)).isNull();
    }

    @Test
    void shortestBodiesTakeNoRoom() {
        assertThat(budget.take(11 * MEBIBYTE)).isNotNull();
        assertThat(budget.take(MEBIBYTE)).isNotNull();

        assertThat(budget.take(BodyBudget.SHORT)).isNotNull();
        assertThat(budget.take(BodyBudget.SHORT + 1)).isNull();
    }

    @Test
    void roomIsGivenBackOnce() {
        Share share = requireNonNull(budget.take(10 * MEBIBYTE));

        share.close();
        share.close();

        assertThat(budget.take(11 * MEBIBYTE)).isNotNull();
        assertThat(budget.take(2 * MEBIBYTE)).isNull();
    }

    @Test
    void bodyThatIsShorterThanItsShareGivesBackTheRest() {
        requireNonNull(budget.take(10 * MEBIBYTE)).shrinkTo(2 * MEBIBYTE);

        assertThat(budget.take(9 * MEBIBYTE)).isNotNull();
        assertThat(budget.take(2 * MEBIBYTE)).isNull();
    }

    @Test
    void bodyThatIsLongerThanAllThereIsHasItAlone() {
        Share share = requireNonNull(budget.take(100 * MEBIBYTE));

        assertThat(budget.take(2 * MEBIBYTE)).isNull();
        share.close();
        assertThat(budget.take(2 * MEBIBYTE)).isNotNull();
    }

    @Test
    void bodyWaitsUntilThereIsRoom() throws Exception {
        BodyBudget patient = new BodyBudget(12 * MEBIBYTE, Duration.ofMinutes(5));
        Share share = requireNonNull(patient.take(10 * MEBIBYTE));
        CompletableFuture<Share> waits =
                CompletableFuture.supplyAsync(() -> requireNonNull(patient.take(10 * MEBIBYTE)));

        share.close();

        assertThat(waits.get(60, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void budgetOfSmallestHeapHasRoomForSomething() {
        assertThat(BodyBudget.ofHeap(MEBIBYTE, Duration.ZERO).take(10 * MEBIBYTE))
                .isNotNull();
    }

    @Test
    void budgetOfTheDistributionHasRoomForTheLongestRequestAndOthers() {
        BodyBudget distribution = BodyBudget.ofHeap(243L << 20, Duration.ZERO);

        assertThat(distribution.take(10 * MEBIBYTE)).isNotNull();
        assertThat(distribution.take(MEBIBYTE)).isNotNull();
        assertThat(distribution.take(2 * MEBIBYTE)).isNull();
    }
}
