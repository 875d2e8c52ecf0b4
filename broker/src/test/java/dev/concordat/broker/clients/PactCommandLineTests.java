package dev.concordat.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.broker.Broker;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every subcommand of {@code pact broker}. */
@FreshDatabase
class PactCommandLineTests {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final int ANY = -1;

    @TempDir
    private Path folder;

    @Test
    void aTeamsWholeDayIsAnswered(Database database) throws IOException, InterruptedException {
        Path pact = PactClients.pact();
        try (Broker broker = RunningBroker.on(database)) {
            Commands commands = new Commands(pact, broker.url());
            publish(commands);
            describe(commands);
            environments(commands);
            deploy(commands);
            webhooks(commands);
            tagsAndBranches(commands);
        }
    }

    private void publish(Commands commands) throws IOException, InterruptedException {
        Path pacts = Files.createDirectories(folder.resolve("pacts"));
        Files.writeString(pacts.resolve("web-shop.json"), pact("a request"));
        String publish = "publish " + pacts + " --consumer-app-version ";
        commands.run(0, publish + "1 --branch main --build-url https://ci.example.org/1");
        Files.writeString(pacts.resolve("web-shop.json"), pact("another request"));
        assertThat(commands.run(1, publish + "1 --branch main")).contains("there already");
        commands.run(0, publish + "2 --branch feature/x --tag dev");
        assertThat(commands.run(0, "list-latest-pact-versions")).contains("web").contains("shop");
        assertThat(commands.run(0, "get-pacts --provider shop")).contains("web");
        assertThat(commands.run(0, "provider-states list --provider shop")).contains("there is a shop");
    }

    private static void describe(Commands commands) throws IOException, InterruptedException {
        commands.run(
                0,
                "create-or-update-pacticipant --name shop --main-branch main"
                        + " --repository-url https://github.com/example/shop");
        assertThat(commands.run(0, "describe-pacticipant --name shop")).contains("shop");
        assertThat(commands.run(0, "list-pacticipants")).contains("web").contains("shop");
        commands.run(0, "create-or-update-version --pacticipant shop --version 10 --branch main");
        assertThat(commands.run(0, "describe-version --pacticipant web --version 1"))
                .contains("1");
        assertThat(commands.run(0, "describe-version --pacticipant web --latest"))
                .contains("2");
        assertThat(commands.run(0, "generate-uuid")).containsPattern(UUID);
    }

    private static void environments(Commands commands) throws IOException, InterruptedException {
        String uuid = uuid(commands.run(0, "create-environment --name test --display-name Test --output json"));
        commands.run(0, "create-environment --name production --production");
        assertThat(commands.run(0, "list-environments")).contains("test").contains("production");
        commands.run(0, "update-environment --uuid " + uuid + " --name test --display-name Testing --contact-name QA");
        assertThat(commands.run(0, "describe-environment --uuid " + uuid)).contains("Testing");
        String third = uuid(commands.run(0, "create-environment --name old --output json"));
        commands.run(0, "delete-environment --uuid " + third);
    }

    private static void deploy(Commands commands) throws IOException, InterruptedException {
        String ask = "can-i-deploy --pacticipant web --version 1 --to-environment production";
        assertThat(commands.run(1, ask)).contains("no");
        commands.run(0, "record-deployment --pacticipant shop --version 10 --environment production");
        commands.run(1, ask + " --retry-while-unknown 1 --retry-interval 1");
        commands.run(0, ask + " --dry-run");
        String blue = " --pacticipant web --environment test --application-instance blue";
        commands.run(0, "record-deployment --version 1" + blue);
        commands.run(0, "record-undeployment" + blue);
        String released = " --pacticipant web --version 2 --environment production";
        commands.run(0, "record-release" + released);
        commands.run(0, "record-support-ended" + released);
        commands.run(1, "can-i-merge --pacticipant web --version 2");
    }

    private static void webhooks(Commands commands) throws IOException, InterruptedException {
        String uuid = uuid(commands.run(0, "generate-uuid"));
        commands.run(
                0,
                "create-webhook https://ci.example.org/build --request POST --consumer web --contract-content-changed"
                        + " --description builds");
        commands.run(
                0,
                "create-or-update-webhook https://ci.example.org/again --uuid " + uuid
                        + " --request POST --provider shop --contract-published");
        // The host is made up, so that the delivery fails; that the broker tries and tells is what counts.
        commands.run(ANY, "test-webhook --uuid " + uuid);
        commands.run(0, "delete-webhook --uuid " + uuid);
    }

    private static void tagsAndBranches(Commands commands) throws IOException, InterruptedException {
        commands.run(0, "create-version-tag --pacticipant web --version 2 --tag prod");
        commands.run(0, "create-version-tag --pacticipant web --version 3 --tag prod --auto-create-version");
        commands.run(0, "delete-version-tag --pacticipant web --version 3 --tag prod");
        commands.run(0, "delete-branch --pacticipant web --branch feature/x");
    }

    private static String uuid(String output) {
        Matcher matcher = UUID.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return matcher.group();
    }

    private static String pact(String description) {
        return """
                {"consumer": {"name": "web"}, "provider": {"name": "shop"}, "interactions": [
                  {"description": "%s", "providerState": "there is a shop",
                   "request": {"method": "GET", "path": "/"}, "response": {"status": 200}}],
                 "metadata": {"pactSpecification": {"version": "2.0.0"}}}
                """.formatted(description);
    }

    /** Runs subcommands against one broker. */
    private record Commands(Path pact, String url) {

        /** Runs one that is to end with a code; no word of it holds a space. */
        String run(int exit, String line) throws IOException, InterruptedException {
            List<String> words = new ArrayList<>(List.of(pact.toString(), "broker"));
            words.addAll(List.of(line.split(" ", -1)));
            PactClients.Result result =
                    PactClients.run(Path.of("").toAbsolutePath(), Map.of("PACT_BROKER_BASE_URL", url), words);
            if (exit != ANY) {
                assertThat(result.exit()).as(line + "\n" + result.output()).isEqualTo(exit);
            }
            return result.output();
        }
    }
}
