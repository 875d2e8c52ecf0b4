package dev.concordat.database.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTests {

    private static void refused(String message, String... arguments) {
        assertThatThrownBy(() -> Request.parse(List.of(arguments)))
                .isInstanceOf(ConcordatException.class)
                .hasMessage(message.strip());
    }

    @Test
    void parseWhenOptionsAreWrittenEitherWayReadsThem() {
        assertThat(Request.parse(
                        List.of("start", "--database", "main,stock", "--port=5433", "--dry-run", "--show-password")))
                .isEqualTo(
                        new Request(Verb.START, List.of("main", "stock"), true, true, false, Map.of("--port", "5433")));
        assertThat(Request.parse(List.of("migrate", "--to", "7")).value("--to")).contains("7");
    }

    @Test
    void parseWhenThereIsNoCommandListsThem() {
        refused("""
                No command for databases is given.
                  Where: command line
                  Fix: write one first: start, status, migrate, load, reset, recreate, drop or snapshot.
                """);
    }

    @Test
    void parseWhenCommandIsUnknownProposesTheNearest() {
        refused("""
                There is no command 'restart' for databases.
                  Where: command line
                  Fix: did you mean 'start'? Known: start, status, migrate, load, reset, recreate, drop, snapshot.
                """, "restart");
    }

    @Test
    void parseWhenOptionIsUnknownProposesTheNearest() {
        refused("""
                There is no option '--dryrun'.
                  Where: command line
                  Fix: did you mean '--dry-run'? Known: --database, --dry-run, --fixtures, --force, --output, --port, --project, \
                --rows, --rules, --show-password, --tables, --to, --url, --username.
                """, "drop", "--dryrun");
    }

    @Test
    void parseWhenOptionIsOfAnotherCommandSaysOfWhich() {
        refused("""
                'drop' has no option '--port'.
                  Where: command line
                  Fix: leave it out; it belongs to 'start' and 'recreate'.
                """, "drop", "--port=1");
    }

    @Test
    void parseWhenForceIsForAnotherCommandSaysOfWhich() {
        refused("""
                'drop' has no option '--force'.
                  Where: command line
                  Fix: leave it out; it belongs to 'snapshot'.
                """, "drop", "--force");
    }

    @Test
    void parseWhenValueIsMissingSaysHowToWriteIt() {
        refused("""
                '--to' has no value.
                  Where: command line
                  Fix: write it behind: '--to=<value>'.
                """, "migrate", "--to");
    }
}
