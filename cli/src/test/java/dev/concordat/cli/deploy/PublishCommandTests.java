package dev.concordat.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTests {

    @RegisterExtension
    final ScriptedBroker broker = new ScriptedBroker();

    @TempDir
    Path folder;

    @BeforeEach
    void writePacts() throws IOException {
        write("storefront");
        write("warehouse");
    }

    @Test
    void publishSaysWhatTheBrokerSays() {
        broker.answers("/contracts/publish", 200, """
                {"notices": [{"type": "success", "text": "Taken."},
                             {"type": "prompt", "text": "  Next:\\n\\u001b[31m  verify"}]}""");

        Cli.Result result = publish("--consumer-version=1.2.3", "--branch=main", "--tag=dev", "--tag=qa");

        assertThat(result).isEqualTo(new Cli.Result(0, """
                                Published 'storefront' 1.2.3 of branch 'main': 1 pact
                                  Taken.
                                    Next:
                                  \uFFFD[31m  verify
                                Published 'warehouse' 1.2.3 of branch 'main': 1 pact
                                  Taken.
                                    Next:
                                  \uFFFD[31m  verify
                                """, ""));
        assertThat(broker.last().getBodyAsString()).contains("\"dev\"", "\"qa\"", "\"warehouse\"");
    }

    @Test
    void publishWhenRefusedTellsOfEveryConsumer() {
        broker.answers("/contracts/publish", 409, "{\"errors\": {\"contracts\": [\"It would change.\"]}}");

        Cli.Result result = publish("-a", "1.2.3", "--branch=main", "-r");

        assertThat(result).isEqualTo(new Cli.Result(2, "", """
                                The Pact Broker at '%1$s' does not take the pacts of 'storefront' in version '1.2.3': \
                                contracts: It would change.
                                  Where: %2$s/storefront.json
                                  Fix: mend what the broker names, and publish again.
                                The Pact Broker at '%1$s' does not take the pacts of 'warehouse' in version '1.2.3': \
                                contracts: It would change.
                                  Where: %2$s/warehouse.json
                                  Fix: mend what the broker names, and publish again.
                                """.formatted(broker.url(), folder)));
    }

    @Test
    void publishWhenCredentialsAreWrongTellsNothingOfThem() {
        broker.answers("/", 401, "");

        Cli.Result result = publish("-a", "1.2.3", "--broker-username=me", "--broker-password=pass-word");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                        The Pact Broker at '%s' answered 401 Unauthorized.
                          Where: GET %<s, credentials: argument 'pactbroker.auth.username', \
                        argument 'pactbroker.auth.password'
                          Fix: correct the credentials; what was given is not repeated here.
                        """.formatted(broker.url()));
    }

    @Test
    void publishWhenNobodySaysWhereTellsTheOption() {
        assertThat(Cli.run("publish", folder.toString()).err()).startsWith("Nobody says where the Pact Broker is.");
    }

    private Cli.Result publish(String... options) {
        List<String> words =
                new ArrayList<>(List.of("publish", folder.toString(), "--broker-base-url=" + broker.url()));
        words.addAll(List.of(options));
        return Cli.run(words.toArray(String[]::new));
    }

    private void write(String consumer) throws IOException {
        Files.writeString(folder.resolve(consumer + ".json"), """
                {"consumer": {"name": "%s"}, "provider": {"name": "catalog"}, "interactions": [],
                 "metadata": {"pactSpecification": {"version": "4.0"}}}""".formatted(consumer));
    }
}
