package dev.concordat.broker.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.matrix.Landscape.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What else decides on a deployment, and what is told of it. */
class CanIDeployTests extends LandscapeTests {

    @BeforeEach
    void production() {
        landscape.environment("production");
    }

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
        assertThat(landscape.ask(address.formatted("feat%2Fx", "production")).deployable())
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
