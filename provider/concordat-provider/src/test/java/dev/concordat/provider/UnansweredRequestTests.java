package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnansweredRequestTests {

    /** Takes connections into its backlog, and never says a word. */
    private static final ServerSocket MUTE = mute();

    @TempDir
    Path pacts;

    private static ServerSocket mute() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void writePact() {
        PactText.write(pacts, "storefront", "catalog", PactText.get("one", "", "/p", "{}", ""));
    }

    @AfterAll
    static void close() throws IOException {
        MUTE.close();
    }

    @ProviderContract(value = "catalog", timeoutSeconds = 1)
    static class MuteTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(URI.create("http://127.0.0.1:" + MUTE.getLocalPort()));
        }
    }

    @Test
    void verifyWhenNothingComesInTimeSaysHowLongItWaited() {
        ContractTestRun run = ContractTestRun.of(pacts, MuteTestCases.class);

        assertThat(run.failures()).containsExactly(Golden.text("provider-mute"));
        assertThat(run.report().outcomes().get(0).status()).isEqualTo(Status.ERROR);
    }

    @Test
    void verifyWhenNothingComesThreeTimesAsksNoMore() {
        PactText.write(
                pacts,
                "storefront",
                "catalog",
                PactText.get("one", "", "/1", "{}", ""),
                PactText.get("two", "", "/2", "{}", ""),
                PactText.get("three", "", "/3", "{}", ""),
                PactText.get("four", "", "/4", "{}", ""));

        ContractTestRun run = ContractTestRun.of(pacts, MuteTestCases.class);

        assertThat(run.failures()).hasSize(4).element(3).isEqualTo(Golden.text("provider-silent"));
        assertThat(run.report().outcomes())
                .extracting(InteractionOutcome::status)
                .containsExactly(Status.ERROR, Status.ERROR, Status.ERROR, Status.ERROR);
    }
}
