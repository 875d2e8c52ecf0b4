package dev.concordat.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CanIDeployCommandTests {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @Test
    void answerWhenItIsYesEndsWell() {
        matrix("true", "{\"success\": true}");

        Cli.Result result = ask("--pacticipant=web", "--version=2", "--to-environment=production");

        assertThat(result).isEqualTo(new Cli.Result(0, """
                                Yes: 'web' 2 to 'production' can be deployed.

                                  consumer  version  provider  version  result
                                  web       2        api       7        verified
                                """, ""));
        assertThat(query()).isEqualTo("q[][pacticipant]=web&q[][version]=2&latestby=cvpv&environment=production");
    }

    @Test
    void answerWhenItIsNoEndsWithOne() {
        matrix("false", "{\"success\": false, \"_links\": {\"self\": {\"href\": \"http://broker/result/1\"}}}");

        Cli.Result result = ask("-a", "web", "-e", "2", "-a", "api", "-l", "--ignore=stock");

        assertThat(result).isEqualTo(new Cli.Result(1, """
                                No: 'web' 2 and 'api' (latest) must not be deployed.

                                  consumer  version  provider  version  result
                                  web       2        api       7        FAILED

                                Failed: web 2 x api 7
                                  Look at http://broker/result/1
                                  and mend the provider, or the consumer's expectation; then verify again.
                                """, ""));
        assertThat(query())
                .isEqualTo("q[][pacticipant]=web&q[][version]=2&q[][pacticipant]=api&q[][latest]=true&latestby=cvpv"
                        + "&ignore[][pacticipant]=stock");
    }

    @Test
    void answerWhenResultsAreMissingIsWaitedForWithinBounds() {
        matrix("null", "null");

        Cli.Result result = ask("-a", "web", "-e", "2", "--to=prod", "--retry-while-unknown=2", "--retry-interval=0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).startsWith("""
                        Waiting 0 s for 1 result.
                        Waiting 0 s for 1 result.
                        No: nobody knows yet whether 'web' 2 beside the latest tagged 'prod' can be deployed.
                        """);
    }

    @Test
    void answerWhenTheRunIsDryEndsWell() {
        matrix("null", "null");

        Cli.Result result =
                ask("-a", "web", "--branch=main", "--with-main-branches", "--dry-run", "--retry-while-unknown=9");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("No: nobody knows yet whether 'web' (latest of branch 'main') beside the main branches")
                .endsWith("\nThis was a dry run, which ends well all the same.\n");
    }

    @Test
    void answerInJsonIsThatAlone() {
        matrix("null", "null");

        Cli.Result result = ask("-a", "web", "-e", "2", "--retry-while-unknown=1", "--retry-interval=0", "-o", "json");

        assertThat(result).isEqualTo(new Cli.Result(1, """
                                {
                                  "deployable": false,
                                  "matrix": [
                                    {
                                      "consumer": {
                                        "name": "web",
                                        "version": "2"
                                      },
                                      "provider": {
                                        "name": "api",
                                        "version": "7"
                                      },
                                      "result": "unknown",
                                      "url": ""
                                    }
                                  ],
                                  "question": "'web' 2 beside the latest of the others",
                                  "reasons": [],
                                  "unknown": true
                                }
                                """, "Waiting 0 s for 1 result.\n"));
    }

    @Test
    void askWhenAVersionIsNamedTwiceIsRefused() {
        Cli.Result result = ask("-a", "web", "-e", "2", "--branch=main");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("Give one of '--version', '--latest', '--branch' and '--main-branch' for 'web'.");
    }

    @Test
    void askWhenRetriesAreNegativeIsRefused() {
        assertThat(ask("-a", "web", "--retry-while-unknown=-1").err())
                .startsWith("'--retry-while-unknown' and '--retry-interval' are 0 or more.");
    }

    @Test
    void askWhenTheBrokerAnswersWithAPageEndsWithTwo() {
        broker.answers("/matrix", 200, "<html><title>Sign in</title></html>");

        Cli.Result result = ask("-a", "web");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("is not a Pact Broker, but a page for people, titled 'Sign in'");
    }

    private Cli.Result ask(String... options) {
        List<String> words = new ArrayList<>(List.of("can-i-deploy", "--broker-base-url=" + broker.url()));
        words.addAll(List.of(options));
        return Cli.run(words.toArray(String[]::new));
    }

    private String query() {
        return java.net.URLDecoder.decode(
                broker.last().getUrl().split("\\?", 2)[1], java.nio.charset.StandardCharsets.UTF_8);
    }

    private void matrix(String deployable, String result) {
        broker.answers("/matrix", 200, """
                {"summary": {"deployable": %s}, "notices": [], "matrix": [
                  {"consumer": {"name": "web", "version": {"number": "2"}},
                   "provider": {"name": "api", "version": {"number": "7"}}, "verificationResult": %s}]}""".formatted(deployable, result));
    }
}
