package dev.concordat.broker.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import dev.concordat.broker.AccessToken;
import dev.concordat.broker.Broker;
import dev.concordat.broker.BrokerCalls;
import dev.concordat.broker.BrokerOptions;
import dev.concordat.broker.RunningBroker;
import dev.concordat.database.Database;
import dev.concordat.database.FreshDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FreshDatabase
class AccessTests {

    /** Reached only by whoever may write; there is nothing at it. */
    private static final String NOWHERE = "/nowhere";

    @TempDir
    private Path folder;

    @Test
    void tokenWhenForReadingReadsButDoesNotWrite(Database database) throws IOException {
        AccessToken reading = AccessToken.forReading("dashboard");
        AccessToken writing = AccessToken.forWriting("ci");
        Path tokens = Files.writeString(
                folder.resolve("tokens"), "# who may call\n\n" + reading.line() + "\n" + writing.line() + "\n");
        try (Broker broker = RunningBroker.on(database, Map.of(BrokerOptions.TOKENS_FILE, tokens.toString()))) {
            BrokerCalls calls = new BrokerCalls(broker);

            assertThat(calls.get("/", "Authorization", "Bearer " + reading.secret())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(calls.put(NOWHERE, "{}", "Authorization", "Bearer " + reading.secret())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(calls.put(NOWHERE, "{}", "Authorization", "Bearer " + writing.secret())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(calls.put(NOWHERE, "{}", "Authorization", basic("ci", writing.secret()))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(calls.get("/", "Authorization", basic("dashboard", writing.secret()))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void tokenWhenUnknownIsChallengedForEitherKind(Database database) throws IOException {
        Path tokens = Files.writeString(
                folder.resolve("tokens"), AccessToken.forReading("x").line());
        try (Broker broker = RunningBroker.on(database, Map.of(BrokerOptions.TOKENS_FILE, tokens.toString()))) {
            HttpResponse<String> response = new BrokerCalls(broker)
                    .get(
                            "/",
                            "Authorization",
                            "Bearer " + AccessToken.forReading("x").secret());

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("These credentials are not known.\n");
            assertThat(response.headers().allValues("WWW-Authenticate"))
                    .containsExactly(
                            "Basic realm=\"Concordat broker\", charset=\"UTF-8\"", "Bearer realm=\"Concordat broker\"");
        }
    }

    @Test
    void publicReadWhenSetAsksOnlyWritersForCredentials(Database database) {
        try (Broker broker = RunningBroker.on(
                database,
                Map.of(
                        BrokerOptions.USERNAME, "rw",
                        BrokerOptions.PASSWORD, "p:w ü",
                        BrokerOptions.PUBLIC_READ, "true"))) {
            BrokerCalls calls = new BrokerCalls(broker);

            assertThat(calls.get("/").statusCode()).isEqualTo(200);
            assertThat(calls.post("/pacts/provider/x/for-verification", "{}").statusCode())
                    .isEqualTo(404);
            assertThat(calls.put(NOWHERE, "{}").statusCode()).isEqualTo(401);
            assertThat(calls.put(NOWHERE, "{}", "Authorization", basic("rw", "p:w ü"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void exceptionsWhenPathOnlyLooksLikeOneAreNotPublic(Database database) {
        try (Broker broker =
                RunningBroker.on(database, Map.of(BrokerOptions.USERNAME, "rw", BrokerOptions.PASSWORD, "secret"))) {
            BrokerCalls calls = new BrokerCalls(broker);

            assertThat(calls.get("/pacticipants?x=/badge").statusCode()).isEqualTo(401);
            assertThat(calls.get("/pacticipants/badge.svg").statusCode()).isEqualTo(401);
            assertThat(calls.get("/pacts/provider/a/consumer/b/versions/latest/badge")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(calls.get("/diagnostic/status/heartbeat/../../..//pacticipants")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(calls.delete("/diagnostic/status/heartbeat").statusCode())
                    .isEqualTo(401);
            assertThat(calls.post("/pacts/provider/a/b/for-verification", "{}").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void startWhenOffLoopbackWithoutCredentialsIsRefused() {
        BrokerOptions options = BrokerOptions.onDatabase("jdbc:postgresql://127.0.0.1:1/none", "u", "p")
                .with(BrokerOptions.ADDRESS, "0.0.0.0");

        assertThatThrownBy(() -> Broker.start(options))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The broker would listen at '0.0.0.0', where other machines reach it, and ask nobody for credentials.
                          Where: property 'concordat.broker.address'
                          Fix: set 'concordat.broker.auth.username' and 'concordat.broker.auth.password' (or 'concordat.broker.auth.tokens-file'), or let it listen at 127.0.0.1.""");
    }

    @Test
    void startWhenUserHasNoPasswordIsRefused() {
        BrokerOptions options = BrokerOptions.onDatabase("jdbc:postgresql://127.0.0.1:1/none", "u", "p")
                .with(BrokerOptions.READ_ONLY_USERNAME, "ro");

        assertThatThrownBy(() -> Broker.start(options))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        A user of the broker has a name but no password.
                          Where: property 'concordat.broker.auth.read-only-username'
                          Fix: set 'concordat.broker.auth.read-only-password' as well.""");
    }

    @Test
    void startWhenTokensAreUnreadableNamesTheirLinesButNotTheirText() throws IOException {
        Path tokens = Files.writeString(
                folder.resolve("tokens"),
                AccessToken.forReading("x").line() + "\nwrite ci not-hashed-at-all\nadmin x sha256:00\n");
        BrokerOptions options = BrokerOptions.onDatabase("jdbc:postgresql://127.0.0.1:1/none", "u", "p")
                .with(BrokerOptions.TOKENS_FILE, tokens.toString());

        String fix = "write 'read' or 'write', a name of letters, digits, '.', '_' and '-', and 'sha256:' with the"
                + " token's hash in 64 hexadecimal digits, separated by spaces.";
        assertThatThrownBy(() -> Broker.start(options))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("A line of the broker's tokens cannot be read.\n  Where: " + tokens + ":2\n  Fix: " + fix
                        + "\nA line of the broker's tokens cannot be read.\n  Where: " + tokens + ":3\n  Fix: " + fix);
    }

    @Test
    void startWhenTokensAreMissingNamesTheFile() {
        Path tokens = folder.resolve("none");
        BrokerOptions options = BrokerOptions.onDatabase("jdbc:postgresql://127.0.0.1:1/none", "u", "p")
                .with(BrokerOptions.TOKENS_FILE, tokens.toString());

        assertThatThrownBy(() -> Broker.start(options))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("The file of the broker's tokens does not exist.\n  Where: " + tokens
                        + "\n  Fix: make it readable text of UTF-8, or correct 'concordat.broker.auth.tokens-file'.");
    }

    @Test
    void tokenWhenPrintedKeepsItsSecret() {
        AccessToken token = AccessToken.forWriting("ci");

        assertThat(token.toString()).doesNotContain(token.secret()).isEqualTo("AccessToken[" + token.line() + "]");
        assertThat(token.secret()).matches("concordat_[A-Za-z0-9_-]{43}");
        assertThatThrownBy(() -> AccessToken.forWriting("two words"))
                .hasMessage("A token's name has letters, digits, '.', '_' and '-', 64 of them at most; this is"
                        + " 'two words'.");
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
