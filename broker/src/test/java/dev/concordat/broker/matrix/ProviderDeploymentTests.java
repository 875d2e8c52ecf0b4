package dev.concordat.broker.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.matrix.Landscape.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** May a provider go where these consumers are? */
class ProviderDeploymentTests extends LandscapeTests {

    @BeforeEach
    void production() {
        landscape.environment("production");
    }

    @Test
    void consumerNowhereDeployedIsNoHindrance() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.fails("Api", "2", "Web", "1");

        Told told = landscape.canIDeploy("Api", "2", "production");

        assertThat(told.deployable()).isTrue();
        assertThat(told.rows()).isEmpty();
        assertThat(told.notices()).containsExactly("No verification is required.");
    }

    @Test
    void deployedConsumerNeedsAResult() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.deploys("Web", "1", "production");
        landscape.publishes("Web", "2", "Api", "b");
        landscape.verifies("Api", "2", "Web", "2");

        Told told = landscape.canIDeploy("Api", "2", "production");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Web 1, Api ?: ?");
        assertThat(told.notices())
                .containsExactly("Api 2 has not verified its pact with Web 1 (which is in production) yet.");
    }

    @Test
    void everyDeployedConsumerCounts() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.publishes("Till", "7", "Api", "b");
        landscape.deploys("Web", "1", "production");
        landscape.deploys("Till", "7", "production");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.fails("Api", "2", "Till", "7");

        Told told = landscape.canIDeploy("Api", "2", "production");

        assertThat(told.deployable()).isFalse();
        assertThat(told.rows()).containsExactly("Till 7, Api 2: false", "Web 1, Api 2: true");
        assertThat(told.notices())
                .containsExactly("Api 2 failed to verify its pact with Till 7 (which is in production).");
    }

    @Test
    void everySupportedReleaseOfAConsumerCounts() {
        landscape.publishes("Mobile", "1", "Api", "a");
        landscape.publishes("Mobile", "2", "Api", "b");
        landscape.publishes("Mobile", "3", "Api", "c");
        String first = landscape.releases("Mobile", "1", "production");
        landscape.releases("Mobile", "2", "production");
        landscape.releases("Mobile", "3", "production");
        landscape.verifies("Api", "2", "Mobile", "3");
        landscape.verifies("Api", "2", "Mobile", "2");

        Told told = landscape.canIDeploy("Api", "2", "production");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Mobile 3, Api 2: true", "Mobile 2, Api 2: true", "Mobile 1, Api ?: ?");
        landscape.endsSupport(first);
        assertThat(landscape.canIDeploy("Api", "2", "production").deployable()).isTrue();
    }

    @Test
    void versionWithoutAnyResultIsUnknownOnceAConsumerIsDeployed() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.deploys("Web", "1", "production");
        landscape.branches("Api", "9", "main");

        assertThat(landscape.canIDeploy("Api", "9", "production").deployable()).isNull();
    }

    @Test
    void providerThatIsConsumerAsWellNeedsBothSides() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.publishes("Api", "2", "Stock", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Web", "1", "production");

        Told told = landscape.canIDeploy("Api", "2", "production");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Api 2, Stock ?: ?", "Web 1, Api 2: true");
    }

    @Test
    void neighboursOfNeighboursDoNotCount() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.publishes("Web", "1", "Stock", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.fails("Stock", "1", "Web", "1");
        landscape.deploys("Web", "1", "production");
        landscape.deploys("Stock", "1", "production");

        Told told = landscape.canIDeploy("Api", "2", "production");

        assertThat(told.deployable()).isTrue();
        assertThat(told.rows()).containsExactly("Web 1, Api 2: true");
    }
}
