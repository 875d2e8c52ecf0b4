package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.outcome.VerificationReport;
import dev.concordat.outcome.VerificationReports;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the annotations may stand. */
class AnnotationTests {

    private static final TrivialServer SERVER = new TrivialServer().answer("/p", "{}");

    @TempDir
    Path pacts;

    @BeforeEach
    void writePacts() {
        PactText.write(pacts, "storefront", "catalog", PactText.get("one", "", "/p", "{}", ""));
        PactText.write(pacts, "warehouse", "catalog", PactText.get("two", "", "/p", "{}", ""));
        PactText.write(pacts, "storefront", "shop", PactText.get("three", "", "/p", "{}", ""));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ProviderContract("catalog")
    @Retention(RetentionPolicy.RUNTIME)
    @interface CatalogContract {}

    @ContractTest
    @Retention(RetentionPolicy.RUNTIME)
    @interface EachInteraction {}

    @CatalogContract
    static class ComposedTestCases {

        @EachInteraction
        void verify(ContractInteraction interaction) {
            interaction.verify(SERVER.url());
        }
    }

    static class InheritingTestCases extends ComposedTestCases {}

    @ProviderContract("catalog")
    static class NestingTestCases {

        @Nested
        class Inner {

            @ContractTest
            void verify(ContractInteraction interaction) {
                interaction.verify(SERVER.url());
            }
        }

        @Nested
        @ProviderContract("shop")
        class OfAnotherProvider {

            @ContractTest
            void verify(ContractInteraction interaction) {
                interaction.verify(SERVER.url());
            }
        }
    }

    @ProviderContract("catalog")
    static class OwnAssertionTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify(SERVER.url());
            assertThat(interaction.consumer()).isEqualTo("storefront");
        }
    }

    @Test
    void contractWhenComposedOrInheritedIsFound() {
        ContractTestRun run = ContractTestRun.of(pacts, ComposedTestCases.class, InheritingTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.started())
                .containsExactly("storefront · one", "warehouse · two", "storefront · one", "warehouse · two");
        assertThat(run.report().outcomes()).hasSize(2);
    }

    @Test
    void contractWhenNestedClassHasItsOwnVerifiesThatProvider() {
        ContractTestRun run = ContractTestRun.of(pacts, NestingTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.started())
                .containsExactlyInAnyOrder("storefront · one", "warehouse · two", "storefront · three");
        List<VerificationReport> reports = VerificationReports.readAll(Path.of(""));
        assertThat(reports).extracting(VerificationReport::provider).containsExactly("catalog", "shop");
    }

    @Test
    void contractTestWhenItsOwnAssertionFailsCountsAgainstTheInteraction() {
        ContractTestRun run = ContractTestRun.of(pacts, OwnAssertionTestCases.class);

        assertThat(run.failures()).hasSize(1);
        assertThat(run.report().outcomes())
                .extracting(outcome -> outcome.consumer() + " " + outcome.status())
                .containsExactly("storefront VERIFIED", "warehouse ERROR");
    }
}
