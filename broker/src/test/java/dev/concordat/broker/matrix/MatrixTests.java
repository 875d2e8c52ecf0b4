package dev.concordat.broker.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.matrix.Landscape.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MatrixTests extends LandscapeTests {

    private static final String PAIR = "/matrix?q[][pacticipant]=Web&q[][pacticipant]=Api";

    @BeforeEach
    void settle() {
        landscape.publishes("Web", "1", "Api", "a");
        landscape.publishes("Web", "2", "Api", "b");
        landscape.fails("Api", "1", "Web", "1");
        landscape.verifies("Api", "1", "Web", "1");
        landscape.fails("Api", "2", "Web", "1");
        landscape.publishes("Web", "3", "Api", "c");
    }

    @Test
    void matrixWhenNotNarrowedTellsEveryResult() {
        assertThat(landscape.ask(PAIR).rows())
                .containsExactly(
                        "Web 3, Api ?: ?",
                        "Web 2, Api ?: ?",
                        "Web 1, Api 2: false",
                        "Web 1, Api 1: true",
                        "Web 1, Api 1: false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&latestby=cvpv | Web 3, Api ?: ?; Web 2, Api ?: ?; Web 1, Api 2: false; Web 1, Api 1: true",
                "&latestby=cvp | Web 3, Api ?: ?; Web 2, Api ?: ?; Web 1, Api 2: false",
                "&latestby=cp | Web 3, Api ?: ?",
                "&latestby=cvpv&success[]=true | Web 1, Api 1: true",
                "&latestby=cvpv&success[]=true&success[]=false | Web 1, Api 2: false; Web 1, Api 1: true",
                "&latestby=cvpv&success[]= | Web 3, Api ?: ?; Web 2, Api ?: ?",
                "&latestby=cvpv&success=false | Web 1, Api 2: false",
                "&limit=1 | Web 3, Api ?: ?",
                "&latestby=cvpv&days=1&limit=1 | Web 3, Api ?: ?",
            })
    void matrixWhenNarrowedTellsThoseRows(String narrowing, String rows) {
        assertThat(String.join("; ", landscape.ask(PAIR + narrowing).rows())).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q[][pacticipant]=Web&q[][version]=1&q[][pacticipant]=Api&q[][version]=2 | Web 1, Api 2: false",
                "q[][pacticipant]=Web&q[][version]=1&q[][pacticipant]=Api&q[][version]=1 | Web 1, Api 1: true",
                "q[]pacticipant=Web&q[]version=1&q[]pacticipant=Api&q[]version=1 | Web 1, Api 1: true",
                "q[][pacticipant]=Web&q[][latest]=true&q[][pacticipant]=Api | Web 3, Api ?: ?",
                "q[][pacticipant]=Web&q[][branch]=main&q[][pacticipant]=Api | Web 2, Api ?: ?; Web 1, Api 2: false; Web 1, Api 1: true",
                "q[][pacticipant]=Web&q[][branch]=main&q[][latest]=true&q[][pacticipant]=Api | Web 2, Api ?: ?",
                "q[][pacticipant]=Web&q[][mainBranch]=true&q[][pacticipant]=Api | Web 2, Api ?: ?; Web 1, Api 2: false; Web 1, Api 1: true",
                "q[][pacticipant]=Web&q[][tag]=dev&q[][pacticipant]=Api | Web 1, Api 2: false; Web 1, Api 1: true",
                "q[][pacticipant]=Web&q[][pacticipant]=Api&q[][environment]=test | Web 3, Api ?: ?; Web 2, Api ?: ?; Web 1, Api 2: false",
                "q[][pacticipant]=Web&q[][version]=1&q[][pacticipant]=Api&q[][tag]=dev | Web 1, Api 1: true",
                "q[][pacticipant]=Api&q[][version]=1 | Web 1, Api 1: true",
                "q[][pacticipant]=Web&q[][version]=2 | Web 2, Api ?: ?",
                "q[][pacticipant]=Web&q[][version]=1&tag=dev | Web 1, Api 1: true",
                "q[][pacticipant]=Web&q[][version]=1&branch=next | Web 1, Api 2: false",
                "q[][pacticipant]=Web&q[][version]=1&to=dev | Web 1, Api 1: true",
                "q[][pacticipant]=Web&q[][version]=1&environment=test | Web 1, Api 2: false",
                "q[][pacticipant]=Web&q[][version]=1&latest=true | Web 1, Api 2: false",
            })
    void matrixWhenSelectedTellsThoseVersions(String selectors, String rows) {
        landscape.environment("test");
        landscape.branches("Web", "1", "main");
        landscape.branches("Web", "2", "main");
        landscape.tags("Web", "1", "dev");
        landscape.tags("Api", "1", "dev");
        landscape.branches("Api", "2", "next");
        landscape.deploys("Api", "2", "test");

        assertThat(String.join(
                        "; ",
                        landscape.ask("/matrix?latestby=cvpv&" + selectors).rows()))
                .isEqualTo(rows);
    }

    @Test
    void matrixWhenSeveralVersionsAreNamedNeedsAResultOfEach() {
        landscape.verifies("Api", "3", "Web", "2");

        Told told = landscape.ask("/matrix?latestby=cvpv&q[][pacticipant]=Web&q[][version]=2"
                + "&q[][pacticipant]=Api&q[][version]=3&q[][pacticipant]=Api&q[][version]=1");

        assertThat(told.deployable()).isNull();
        assertThat(told.rows()).containsExactly("Web 2, Api 3: true", "Web 2, Api 1: ?");
    }

    @Test
    void matrixWhenNoEnvironmentIsNamedWarns() {
        assertThat(landscape
                        .ask("/matrix?latestby=cvpv&q[][pacticipant]=Api&q[][version]=2")
                        .notices())
                .containsExactly(
                        "No environment was named, so this answer holds for none: name the one that Api is to be"
                                + " deployed to.",
                        "Api 2 failed to verify its pact with Web 1.");
    }

    @Test
    void matrixWhenSelectorFitsNoVersionSaysSo() {
        assertThat(landscape
                        .ask("/matrix?q[][pacticipant]=Web&q[][tag]=prod&q[][latest]=true&environment=")
                        .notices())
                .contains("No version of Web has tag 'prod'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/matrix | Name at least one pacticipant: q[][pacticipant]=<name>.",
                "/matrix?q[][version]=1 | Name the pacticipant: q[][pacticipant]=<name>.",
                "/matrix?q[][pacticipant]=Wab | There is no pacticipant named 'Wab'. Did you mean 'Web'?",
                "/matrix?q[][pacticipant]=Web&latestby=foo | latestby is 'foo', but must be one of cvpv, cvp and cp.",
                "/matrix?q[][pacticipant]=Web&limit=0 | limit is '0', but must be a whole number from 1 on.",
                "/matrix?q[][pacticipant]=Web&limit=99999999999 | limit is '99999999999', but must be a whole number from 1 on.",
                "/matrix?q[][pacticipant]=Web&days=x | days is 'x', but must be a whole number from 1 on.",
                "/matrix?q[][pacticipant]=Web&success=maybe | success is 'maybe', but must be true, false, or empty for unknown.",
                "/matrix?q[][pacticipant]=Web&environment=prod | There is no environment named 'prod'.",
                "/matrix?q[][pacticipant]=Web&tag=a&mainBranch=true | There can be one destination only: a tag, a branch, the main branch, or an environment.",
                "/matrix?q[][pacticipant]=Web&q[][version]=1&q[][latest]=true | Of Web both a version and the latest one are asked for; choose one of them.",
                "/matrix?q[][pacticipant]=Web&ignore[][version]=1 | Name the pacticipant to ignore: ignore[][pacticipant]=<name>.",
                "/matrix/provider/Api/consumer/Web?limit=x | limit is 'x', but must be a whole number from 1 on.",
            })
    void matrixWhenAskedWronglySaysWhatIsWrong(String address, String error) {
        var response = landscape.call(address);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode errors = BrokerCalls.json(response).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).asString()).isEqualTo(error);
    }

    @Test
    void pairWhenOneIsUnknownIsNotFound() {
        assertThat(landscape.call("/matrix/provider/Nobody/consumer/Web").statusCode())
                .isEqualTo(404);
        assertThat(landscape
                        .ask("/matrix/provider/Api/consumer/Web?latestby=cp")
                        .rows())
                .containsExactly("Web 3, Api ?: ?");
    }

    @Test
    void tableTellsRowsAndReasons() {
        var response = landscape.call(
                PAIR + "&latestby=cvpv&ignore[][pacticipant]=Web&ignore[][version]=3", "Accept", "text/plain");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        String number = "\\d+";
        assertThat(response.body().replaceAll("(?m)\\| " + number + "( +)\\| (true|false)", "| N$1| $2"))
                .isEqualTo("""
                CONSUMER | C_VERSION | REVISION | PROVIDER | P_VERSION | NUMBER | SUCCESS
                ---------|-----------|----------|----------|-----------|--------|----------
                Web      | 2         | 1        | Api      |           |        |
                Web      | 1         | 1        | Api      | 2         | N      | false
                Web      | 1         | 1        | Api      | 1         | N      | true
                Web      | 3         | 1        | Api      |           |        | (ignored)

                Deployable: unknown
                Reason: Api 2 failed to verify its pact with Web 1.
                No version of Api has verified its pact with Web 2 yet.
                """);
    }

    @Test
    void namesOfAnyKindAreFoundAndLinked() {
        String consumer = "Größe & Preis/1";
        landscape.publishes(consumer, "feat/x 1", "Api", "z");
        landscape.verifies("Api", "2", consumer, "feat/x 1");

        JsonNode row = BrokerCalls.json(
                        landscape.call(
                                "/matrix?latestby=cvpv&q[][pacticipant]=Gr%C3%B6%C3%9Fe%20%26%20Preis%2F1&q[][pacticipant]=Api"))
                .get("matrix")
                .get(0);

        assertThat(row.get("consumer")
                        .get("version")
                        .get("_links")
                        .get("self")
                        .get("href")
                        .asString())
                .isEqualTo(broker.url() + "/pacticipants/Gr%C3%B6%C3%9Fe%20%26%20Preis%2F1/versions/feat%2Fx%201");
    }
}
