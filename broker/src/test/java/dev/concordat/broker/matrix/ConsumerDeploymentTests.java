package dev.concordat.broker.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.matrix.Landscape.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** May a consumer go where these providers are? */
class ConsumerDeploymentTests extends LandscapeTests {

    @BeforeEach
    void production() {
        landscape.environment("production");
    }

    @Test
    void providerNowhereDeployedIsUnknown() {
        landscape.publishes("Web", "1", "Api", "a");

        Told told = landscape.canIDeploy("Web", "1", "production");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Web 1, Api ?: ?");
        assertThat(told.notices()).containsExactly("Web 1 needs Api, of which no version is in production.");
    }

    @Test
    void providerThatVerifiedInAnotherVersionAloneIsUnknown() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.publishes("Web", "0", "Api", "old");
        landscape.verifies("Api", "1", "Web", "0");
        landscape.deploys("Api", "1", "production");

        Told told = landscape.canIDeploy("Web", "1", "production");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Web 1, Api ?: ?");
        assertThat(told.notices())
                .containsExactly("Api 1 (which is in production) has not verified its pact with Web 1 yet.");
    }

    @Test
    void verifiedByTheDeployedProviderIsDeployable() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");

        Told told = landscape.canIDeploy("Web", "1", "production");

        assertThat(told.deployable()).isTrue();
        assertThat(told.rows()).containsExactly("Web 1, Api 2: true");
        assertThat(told.notices()).containsExactly("Every verification that is required was published, and succeeded.");
    }

    @Test
    void failedByTheDeployedProviderIsNotDeployable() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.fails("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");

        Told told = landscape.canIDeploy("Web", "1", "production");

        assertThat(told.deployable()).isFalse();
        assertThat(told.notices())
                .containsExactly("Api 2 (which is in production) failed to verify its pact with Web 1.");
    }

    @Test
    void failedThenVerifiedIsDeployable() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.fails("Api", "2", "Web", "1");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");

        assertThat(landscape.canIDeploy("Web", "1", "production").deployable()).isTrue();
    }

    @Test
    void verifiedThenFailedIsNotDeployable() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.fails("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");

        assertThat(landscape.canIDeploy("Web", "1", "production").deployable()).isFalse();
    }

    @Test
    void unchangedPactIsVerifiedBeforehand() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");
        landscape.publishes("Web", "2", "Api", "a");

        assertThat(landscape.canIDeploy("Web", "2", "production").deployable()).isTrue();
    }

    @Test
    void changedPactIsUnknownUntilVerified() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");
        landscape.publishes("Web", "2", "Api", "b");

        assertThat(landscape.canIDeploy("Web", "2", "production").deployable()).isNull();
    }

    @Test
    void everyProviderCounts() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.publishes("Web", "1", "Stock", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");

        Told told = landscape.canIDeploy("Web", "1", "production");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Web 1, Api 2: true", "Web 1, Stock ?: ?");
        assertThat(told.notices()).containsExactly("Web 1 needs Stock, of which no version is in production.");
    }

    @Test
    void providerThatOnlyAnEarlierVersionNeededDoesNotCount() {
        landscape.publishes("Web", "1", "Stock", "a");
        landscape.publishes("Web", "2", "Api", "a");
        landscape.verifies("Api", "2", "Web", "2");
        landscape.deploys("Api", "2", "production");

        Told told = landscape.canIDeploy("Web", "2", "production");

        assertThat(told.deployable()).isTrue();
        assertThat(told.rows()).containsExactly("Web 2, Api 2: true");
    }

    @Test
    void failureOfOneInstanceIsNotHiddenByAnother() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.fails("Api", "1", "Web", "1");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "1", "production", "blue");
        landscape.deploys("Api", "2", "production", "green");

        Told told = landscape.canIDeploy("Web", "1", "production");

        assertThat(told.deployable()).isFalse();
        assertThat(told.rows()).containsExactly("Web 1, Api 2: true", "Web 1, Api 1: false");
        assertThat(landscape.ask("/matrix?q[][pacticipant]=Web&q[][version]=1&latestby=cvp&environment=production"))
                .isEqualTo(told);
    }

    @Test
    void instanceWithoutResultIsNotHiddenByAnother() {
        landscape.publishes("Web", "0", "Api", "old");
        landscape.verifies("Api", "1", "Web", "0");
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "1", "production", "blue");
        landscape.deploys("Api", "2", "production", "green");

        Told told = landscape.canIDeploy("Web", "1", "production");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Web 1, Api 2: true", "Web 1, Api 1: ?");
        assertThat(told.notices())
                .containsExactly("Api 1 (which is in production) has not verified its pact with Web 1 yet.");
    }

    @Test
    void undeployedProviderDoesNotCount() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.fails("Api", "1", "Web", "1");
        landscape.verifies("Api", "2", "Web", "1");
        String blue = landscape.deploys("Api", "1", "production", "blue");
        landscape.deploys("Api", "2", "production", "green");
        landscape.undeploys(blue);

        assertThat(landscape.canIDeploy("Web", "1", "production").deployable()).isTrue();
    }

    @Test
    void replacedProviderDoesNotCount() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.fails("Api", "1", "Web", "1");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "1", "production");
        landscape.deploys("Api", "2", "production");

        assertThat(landscape.canIDeploy("Web", "1", "production").rows()).containsExactly("Web 1, Api 2: true");
    }

    @Test
    void otherEnvironmentsDoNotCount() {
        landscape.environment("test");
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "test");

        assertThat(landscape.canIDeploy("Web", "1", "test").deployable()).isTrue();
        assertThat(landscape.canIDeploy("Web", "1", "production").deployable()).isNull();
    }

    @Test
    void releasedProviderCountsWhileSupported() {
        landscape.publishes("Web", "1", "Sdk", "a");
        landscape.fails("Sdk", "1", "Web", "1");
        landscape.verifies("Sdk", "2", "Web", "1");
        String first = landscape.releases("Sdk", "1", "production");
        landscape.releases("Sdk", "2", "production");

        assertThat(landscape.canIDeploy("Web", "1", "production").deployable()).isFalse();
        landscape.endsSupport(first);
        assertThat(landscape.canIDeploy("Web", "1", "production").deployable()).isTrue();
    }

    @Test
    void versionOnceDeployedAndReleasedCountsOnce() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.verifies("Api", "2", "Web", "1");
        landscape.deploys("Api", "2", "production");
        landscape.releases("Api", "2", "production");

        assertThat(landscape.canIDeploy("Web", "1", "production").rows()).containsExactly("Web 1, Api 2: true");
    }
}
