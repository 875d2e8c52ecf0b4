package dev.concordat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** As build tools have tests discovered. */
class ContractsOnlyTests {

    static class PlainTestCases {

        @Test
        void plain() {}
    }

    @ProviderContract("catalog")
    static class CatalogTestCases {

        @ContractTest
        void verify(ContractInteraction interaction) {
            interaction.verify();
        }

        @Nested
        class Inner {

            @Test
            void alsoThere() {}
        }
    }

    private static List<String> discovered() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(PlainTestCases.class), selectClass(CatalogTestCases.class))
                .build();
        TestPlan plan = LauncherFactory.create().discover(request);
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(test ->
                        test.getSource().filter(ClassSource.class::isInstance).isPresent())
                .map(TestIdentifier::getDisplayName)
                .map(name -> name.replaceFirst(".*[.$ ]", ""))
                .sorted()
                .toList();
    }

    @Test
    void testsWhenNothingIsSaidAreAllThere() {
        assertThat(discovered()).hasSize(3);
    }

    @Test
    void testsWhenOnlyContractsAreWantedAreThoseOfVerifyingClasses() {
        System.setProperty(ContractsOnly.PROPERTY, "true");
        try {
            assertThat(discovered()).hasSize(2).noneMatch(name -> name.contains("Plain"));
        } finally {
            System.clearProperty(ContractsOnly.PROPERTY);
        }
    }
}
