package dev.concordat.pactbroker.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeployQuestionTests {

    @Test
    void queryIsTheOneThatOfficialClientsAsk() {
        assertThat(query(Destination.environment("production"), VersionSelector.exactly("web", "1.2.3")))
                .isEqualTo("q[][pacticipant]=web&q[][version]=1.2.3&latestby=cvpv&environment=production");
        assertThat(query(Destination.tag("prod"), VersionSelector.latestTagged("web", "dev")))
                .isEqualTo("q[][pacticipant]=web&q[][latest]=true&q[][tag]=dev&latestby=cvpv&latest=true&tag=prod");
        assertThat(query(Destination.LATEST, VersionSelector.latestOfBranch("web", "feat/x")))
                .isEqualTo("q[][pacticipant]=web&q[][latest]=true&q[][branch]=feat/x&latestby=cvpv&latest=true");
        assertThat(query(Destination.MAIN_BRANCHES, VersionSelector.latestOfMainBranch("web")))
                .isEqualTo("q[][pacticipant]=web&q[][latest]=true&q[][mainBranch]=true"
                        + "&latestby=cvpv&latest=true&mainBranch=true");
        assertThat(query(Destination.NONE, VersionSelector.latest("web"), VersionSelector.exactly("api", "2")))
                .isEqualTo("q[][pacticipant]=web&q[][latest]=true&q[][pacticipant]=api&q[][version]=2&latestby=cvpv");
    }

    @Test
    void queryEncodesNames() {
        assertThat(new DeployQuestion(
                                List.of(VersionSelector.exactly("Mobile & App", "feat/x=1")),
                                Destination.environment("prod #1"),
                                List.of("Old Api"))
                        .query())
                .isEqualTo("q%5B%5D%5Bpacticipant%5D=Mobile%20%26%20App&q%5B%5D%5Bversion%5D=feat%2Fx%3D1&latestby=cvpv"
                        + "&environment=prod%20%231&ignore%5B%5D%5Bpacticipant%5D=Old%20Api");
    }

    @Test
    void questionReadsAsASentence() {
        assertThat(new DeployQuestion(
                        List.of(VersionSelector.exactly("web", "1"), VersionSelector.latestOfMainBranch("api")),
                        Destination.environment("test"),
                        List.of()))
                .hasToString("'web' 1 and 'api' (latest of its main branch) to 'test'");
    }

    @Test
    void questionWhenItIsAboutNothingIsNone() {
        assertThatThrownBy(() -> new DeployQuestion(List.of(), Destination.LATEST, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String query(Destination destination, VersionSelector... versions) {
        return URLDecoder.decode(
                new DeployQuestion(List.of(versions), destination, List.of()).query(), StandardCharsets.UTF_8);
    }
}
