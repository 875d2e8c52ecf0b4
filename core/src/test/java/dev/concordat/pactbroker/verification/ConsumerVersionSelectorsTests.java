package dev.concordat.pactbroker.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.concordat.ConcordatException;
import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.pactbroker.PactProperties;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsumerVersionSelectorsTests {

    private static ConsumerVersionSelectors read(String yaml, Map<String, String> properties, String branch) {
        return ConsumerVersionSelectors.read(
                PactProperties.of(properties::get, name -> null),
                Settings.of(YamlDocument.read(Settings.FILE, new StringReader(yaml))),
                Optional.of(branch).filter(name -> !name.isEmpty()));
    }

    private static ConsumerVersionSelectors declared(String yaml) {
        return read(yaml, Map.of(), "main");
    }

    private static ConsumerVersionSelectors given(String json) {
        return read("", Map.of(ConsumerVersionSelectors.PROPERTY, json), "main");
    }

    @Test
    void readWhenNothingIsDeclaredTakesMainDeployedAndMatchingBranch() {
        assertThat(read("", Map.of(), "feat/x")).hasToString("mainBranch; deployedOrReleased; matchingBranch");
    }

    @Test
    void readWhenNoBranchIsKnownLeavesTheMatchingOneOut() {
        assertThat(read("", Map.of(), "")).hasToString("mainBranch; deployedOrReleased");
    }

    @Test
    void readWhenDeclaredTakesNamesAloneAndWholeSelectors() {
        ConsumerVersionSelectors selectors = declared("""
                broker:
                  selectors:
                    - mainBranch
                    - {branch: feat/basket, consumer: storefront, fallbackBranch: main}
                    - {tag: 7, latest: true}
                    - {environment: production, deployed: true}
                """);

        assertThat(selectors)
                .hasToString("mainBranch; branch=feat/basket, consumer=storefront, fallbackBranch=main;"
                        + " tag=7, latest; environment=production, deployed");
        assertThat(selectors.json().serialise())
                .isEqualTo("[{\"mainBranch\":true},"
                        + "{\"branch\":\"feat/basket\",\"consumer\":\"storefront\",\"fallbackBranch\":\"main\"},"
                        + "{\"latest\":true,\"tag\":\"7\"},{\"deployed\":true,\"environment\":\"production\"}]");
    }

    @Test
    void readWhenGivenByThePropertyLeavesTheFileAside() {
        ConsumerVersionSelectors selectors = read(
                "broker: {selectors: [mainBranch]}",
                Map.of(ConsumerVersionSelectors.PROPERTY, "[{\"latest\": true, \"tag\": \"prod\"}]"),
                "main");

        assertThat(selectors).hasToString("latest, tag=prod");
        assertThat(selectors.origin()).hasToString("system property 'pactbroker.consumerversionselectors.rawjson'");
    }

    @Test
    void readWhenKeysAreUnknownProposesTheNearestForEach() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> declared("""
                        broker:
                          selectors:
                            - mainBrunch
                            - {deployedOrRelease: true}
                        """))
                .withMessage("""
                        'mainBrunch' is not a key of a consumer version selector.
                          Where: concordat.yml:3
                          Fix: did you mean 'mainBranch'? Known: mainBranch, matchingBranch, deployedOrReleased, deployed, released, latest.
                        'deployedOrRelease' is not a key of a consumer version selector.
                          Where: concordat.yml:4
                          Fix: did you mean 'deployedOrReleased'? Known: mainBranch, matchingBranch, deployedOrReleased, deployed, released, latest, branch, fallbackBranch, tag, fallbackTag, environment, consumer.""");
    }

    @Test
    void readWhenValuesAreOfAnotherKindSaysWhatTheyShouldBe() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> given("[{\"mainBranch\": \"yes\", \"branch\": [\"main\"]}]"))
                .withMessage("""
                        'mainBranch' of a consumer version selector should be true, but is 'yes'.
                          Where: pactbroker.consumerversionselectors.rawjson:1
                          Fix: write true there.
                        'branch' of a consumer version selector should be a name, but is a list.
                          Where: pactbroker.consumerversionselectors.rawjson:1
                          Fix: write a name there.""");
    }

    @Test
    void readWhenThereIsNoneSaysSo() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> given("[]"))
                .withMessage("""
                        There is no consumer version selector.
                          Where: system property 'pactbroker.consumerversionselectors.rawjson'
                          Fix: write at least one, such as mainBranch, or leave the key out.""");
    }

    @Test
    void readWhenPropertyIsNoJsonSaysSo() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> given("[{\"mainBranch\": true}"))
                .withMessage("""
                        'pactbroker.consumerversionselectors.rawjson' is not valid JSON: expected ',' or ']', but got <stream end>.
                          Where: pactbroker.consumerversionselectors.rawjson:1
                          Fix: mend that line.""");
    }

    @Test
    void readWhenPropertyIsNoListSaysSo() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> given("{\"mainBranch\": true}"))
                .withMessage("""
                        'selectors' should be a list, but is a mapping.
                          Where: pactbroker.consumerversionselectors.rawjson:1
                          Fix: write a list there.""");
    }

    @Test
    void readWhenSectionHasOtherKeysNamesThem() {
        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> declared("broker: {selector: [mainBranch]}"))
                .withMessage("""
                        'selector' is not a key of 'broker'.
                          Where: concordat.yml:1
                          Fix: did you mean 'selectors'? Known: selectors.""");
    }
}
