package dev.concordat.broker.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.RunningBroker;
import dev.concordat.broker.matrix.Landscape.Told;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@FreshDatabase
class CanIDeployTests {

    @SuppressWarnings("NullAway.Init")
    private static Broker broker;

    @SuppressWarnings("NullAway.Init")
    private Landscape landscape;

    @BeforeAll
    static void start(Database database) {
        broker = RunningBroker.on(database);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void settle() {
        landscape = new Landscape(broker);
        landscape.environment("production");
    }

    @Nested
    class ConsumerToDeploy {

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
            assertThat(told.notices())
                    .containsExactly("Every verification that is required was published, and succeeded.");
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

            assertThat(landscape.canIDeploy("Web", "1", "production").deployable())
                    .isTrue();
        }

        @Test
        void verifiedThenFailedIsNotDeployable() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.fails("Api", "2", "Web", "1");
            landscape.deploys("Api", "2", "production");

            assertThat(landscape.canIDeploy("Web", "1", "production").deployable())
                    .isFalse();
        }

        @Test
        void unchangedPactIsVerifiedBeforehand() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.deploys("Api", "2", "production");
            landscape.publishes("Web", "2", "Api", "a");

            assertThat(landscape.canIDeploy("Web", "2", "production").deployable())
                    .isTrue();
        }

        @Test
        void changedPactIsUnknownUntilVerified() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.deploys("Api", "2", "production");
            landscape.publishes("Web", "2", "Api", "b");

            assertThat(landscape.canIDeploy("Web", "2", "production").deployable())
                    .isNull();
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

            assertThat(landscape.canIDeploy("Web", "1", "production").deployable())
                    .isTrue();
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
            assertThat(landscape.canIDeploy("Web", "1", "production").deployable())
                    .isNull();
        }

        @Test
        void releasedProviderCountsWhileSupported() {
            landscape.publishes("Web", "1", "Sdk", "a");
            landscape.fails("Sdk", "1", "Web", "1");
            landscape.verifies("Sdk", "2", "Web", "1");
            String first = landscape.releases("Sdk", "1", "production");
            landscape.releases("Sdk", "2", "production");

            assertThat(landscape.canIDeploy("Web", "1", "production").deployable())
                    .isFalse();
            landscape.endsSupport(first);
            assertThat(landscape.canIDeploy("Web", "1", "production").deployable())
                    .isTrue();
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

    @Nested
    class ProviderToDeploy {

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
            assertThat(told.rows())
                    .containsExactly("Mobile 3, Api 2: true", "Mobile 2, Api 2: true", "Mobile 1, Api ?: ?");
            landscape.endsSupport(first);
            assertThat(landscape.canIDeploy("Api", "2", "production").deployable())
                    .isTrue();
        }

        @Test
        void versionWithoutAnyResultIsUnknownOnceAConsumerIsDeployed() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.deploys("Web", "1", "production");
            landscape.branches("Api", "9", "main");

            assertThat(landscape.canIDeploy("Api", "9", "production").deployable())
                    .isNull();
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

    @Nested
    class Ignoring {

        @Test
        void ignoredPacticipantDoesNotCount() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.publishes("Web", "1", "Stock", "a");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.deploys("Api", "2", "production");

            Told told = landscape.canIDeploy("Web", "1", "production", "Stock");

            assertThat(told.deployable()).isTrue();
            assertThat(told.rows()).containsExactly("Web 1, Api 2: true", "Web 1, Stock ?: ? (ignored)");
        }

        @Test
        void ignoredVersionDoesNotCount() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.fails("Api", "1", "Web", "1");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.deploys("Api", "1", "production", "blue");
            landscape.deploys("Api", "2", "production", "green");

            assertThat(landscape.canIDeploy("Web", "1", "production", "Api 1").deployable())
                    .isTrue();
            assertThat(landscape.canIDeploy("Web", "1", "production", "Api 2").deployable())
                    .isFalse();
        }

        @Test
        void ignoredVersionWithoutResultDoesNotCount() {
            landscape.publishes("Web", "0", "Api", "old");
            landscape.verifies("Api", "1", "Web", "0");
            landscape.publishes("Web", "1", "Api", "a");
            landscape.deploys("Api", "1", "production");

            assertThat(landscape.canIDeploy("Web", "1", "production", "Api 1").deployable())
                    .isTrue();
        }

        @Test
        void unknownPacticipantToIgnoreIsWarnedOf() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.deploys("Api", "2", "production");

            Told told = landscape.canIDeploy("Web", "1", "production", "Apo");

            assertThat(told.deployable()).isTrue();
            assertThat(told.notices())
                    .containsExactly(
                            "Nothing is ignored by 'Apo': there is no pacticipant of that name. Did you mean 'Api'?",
                            "Every verification that is required was published, and succeeded.");
        }
    }

    @Nested
    class Unknown {

        @Test
        void versionIsNamedWithTheNearest() {
            landscape.publishes("Web", "1.10.0", "Api", "a");

            Told told = landscape.canIDeploy("Web", "1.10.1", "production");

            assertThat(told.deployable()).isFalse();
            assertThat(told.rows()).isEmpty();
            assertThat(told.notices())
                    .containsExactly("Web has no version '1.10.1': neither a pact nor a result was published for it."
                            + " Did you mean '1.10.0'?");
        }

        @Test
        void abbreviatedVersionIsNamedWithTheWholeOne() {
            landscape.publishes("Web", "77d9f2c1a6", "Api", "a");
            landscape.publishes("Web", "77d0000000", "Api", "a");

            assertThat(landscape.canIDeploy("Web", "77d9f2", "production").notices())
                    .containsExactly("Web has no version '77d9f2': neither a pact nor a result was published for it."
                            + " Did you mean '77d9f2c1a6'?");
        }

        @Test
        void pacticipantAndEnvironmentAreNamedWithTheNearest() {
            landscape.publishes("Storefront", "1", "Api", "a");

            var response = landscape.call("/can-i-deploy?pacticipant=StoreFrnt&version=1&environment=prodution");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("""
                    {"errors":{"pacticipant":["There is no pacticipant named 'StoreFrnt'. Did you mean 'Storefront'?"],\
                    "environment":["There is no environment named 'prodution'. Did you mean 'production'?"]}}""");
        }

        @Test
        void parametersThatAreMissingOrBlankAreNamed() {
            var response = landscape.call("/can-i-deploy?pacticipant=%20&environment=");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("""
                    {"errors":{"pacticipant":["must not be blank"],"version":["is missing"],\
                    "environment":["must not be blank"]}}""");
        }

        @Test
        void zeroCharacterIsRefused() {
            var response = landscape.call("/can-i-deploy?pacticipant=a%00&version=1&environment=production");

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("{\"error\":\"The query holds a zero character.\"}");
        }
    }

    @Nested
    class TagsAndBranches {

        @Test
        void toATagCountsItsLatestVersionAlone() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.fails("Api", "1", "Web", "1");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.tags("Api", "1", "prod");
            landscape.tags("Api", "2", "prod");

            Told told = landscape.ask("/can-i-deploy?pacticipant=Web&version=1&to=prod");

            assertThat(told.deployable()).isTrue();
            assertThat(told.rows()).containsExactly("Web 1, Api 2: true");
        }

        @Test
        void latestOfATagToATag() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.tags("Web", "1", "dev");
            landscape.tags("Api", "2", "prod");

            assertThat(landscape
                            .ask("/pacticipants/Web/latest-version/dev/can-i-deploy/to/prod")
                            .deployable())
                    .isTrue();
            assertThat(landscape
                            .call("/pacticipants/Web/latest-version/nope/can-i-deploy/to/prod")
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void latestOfABranchToAnEnvironment() {
            landscape.publishes("Web", "1", "Api", "a");
            landscape.publishes("Web", "2", "Api", "b");
            landscape.verifies("Api", "2", "Web", "1");
            landscape.branches("Web", "1", "feat/x");
            landscape.branches("Web", "2", "main");
            landscape.deploys("Api", "2", "production");

            String address = "/pacticipants/Web/branches/%s/latest-version/can-i-deploy/to-environment/%s";
            assertThat(landscape
                            .ask(address.formatted("feat%2Fx", "production"))
                            .deployable())
                    .isTrue();
            assertThat(landscape.ask(address.formatted("main", "production")).notices())
                    .containsExactly(
                            "No version number was named. Another version may become the latest before the deployment:"
                                    + " name the version that is to be deployed.",
                            "Api 2 (which is in production) has not verified its pact with Web 2 (which is the latest"
                                    + " on branch 'main') yet.");
            assertThat(landscape.call(address.formatted("main", "nope")).statusCode())
                    .isEqualTo(404);
            assertThat(landscape.call(address.formatted("nope", "production")).statusCode())
                    .isEqualTo(404);
        }
    }
}
