package dev.concordat.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordCommandsTests {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @BeforeEach
    void offerWhatTheOfficialOneDoes() {
        String there = """
                {"_embedded": {"%s": [{"_links": {"self": {"href": "/self"}}, "_embedded":
                  {"pacticipant": {"name": "web"}, "version": {"number": "2"}}}]}}""";
        broker.answers("/deployed", 200, there.formatted("deployedVersions"));
        broker.answers("/released", 200, there.formatted("releasedVersions"));
        broker.answers("/self", 200, "{}");
        broker.answers("/record", 201, "{}");
        broker.answers("/environments", 200, """
                {"_embedded": {"environments": [{"name": "test", "_links": {
                    "pb:currently-deployed-deployed-versions": {"href": "/deployed"},
                    "pb:currently-supported-released-versions": {"href": "/released"}}}]}}""");
        broker.answers("/pacticipants/web/versions/2", 200, """
                {"_links": {"pb:record-deployment": [{"name": "test", "href": "/record"}],
                            "pb:record-release": [{"name": "test", "href": "/record"}]}}""");
    }

    @Test
    void recordDeploymentSaysWhatItRecorded() {
        assertThat(run("record-deployment", "--version=2"))
                .isEqualTo(new Cli.Result(0, "Recorded: 'web' 2 is deployed to 'test'.\n", ""));
        assertThat(run("record-deployment", "--version=2", "--application-instance=blue"))
                .isEqualTo(new Cli.Result(0, "Recorded: 'web' 2 is deployed to 'test' as 'blue'.\n", ""));
        assertThat(broker.last().getUrl()).isEqualTo("/record");
    }

    @Test
    void recordUndeploymentSaysWhatWasThere() {
        assertThat(run("record-undeployment"))
                .isEqualTo(new Cli.Result(0, "Recorded: 'web' 2 is deployed to 'test' no more.\n", ""));
        assertThat(broker.last().getUrl()).isEqualTo("/self");
    }

    @Test
    void recordReleaseSaysWhatItRecorded() {
        assertThat(run("record-release", "--version=2"))
                .isEqualTo(new Cli.Result(0, "Recorded: 'web' 2 is released in 'test'.\n", ""));
    }

    @Test
    void recordSupportEndedSaysWhatItRecorded() {
        assertThat(run("record-support-ended", "--version=2"))
                .isEqualTo(new Cli.Result(0, "Recorded: 'web' 2 is supported in 'test' no more.\n", ""));
    }

    @Test
    void recordWhenTheEnvironmentIsUnknownEndsWithTwo() {
        Cli.Result result =
                Cli.run("record-deployment", "-a", "web", "-e", "2", "--environment=tst", "-b", broker.url());

        assertThat(result).isEqualTo(new Cli.Result(2, "", """
                                The Pact Broker knows no environment 'tst'. Is 'test' meant?
                                  Where: %s
                                  Fix: use one of 'test'.
                                """.formatted(broker.url())));
    }

    private Cli.Result run(String command, String... options) {
        String[] words = new String[options.length + 4];
        words[0] = command;
        words[1] = "--pacticipant=web";
        words[2] = "--environment=test";
        words[3] = "--broker-base-url=" + broker.url();
        System.arraycopy(options, 0, words, 4, options.length);
        return Cli.run(words);
    }
}
