package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.concordat.database.internal.server.OlderServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL 15, the last that cannot tell which tables were written. */
class OldServerTests {

    private static final int TOO_OLD = 15;

    private static final int ROUNDS = 30;

    @Test
    void resetWhenTheServerIsTooOldForItsLogClonesAndSaysSo() throws Exception {
        List<Databases> prepared = new ArrayList<>();
        try {
            LoggedWarnings log = OlderServer.with(
                    TOO_OLD,
                    () -> LoggedWarnings.of(() -> prepared.add(
                            PreparedBy.yaml("databases:\n  old: {migrations: \"classpath:db/soundness\"}\n"))));
            Database old = prepared.get(0).get("old");

            assertThat(PreparedBy.column(old, "show server_version"))
                    .singleElement(STRING)
                    .startsWith("15.");
            assertThat(log.information())
                    .filteredOn(line -> line.startsWith("Database 'old'"))
                    .containsExactly(
                            "Database 'old' is reset by 'clone', not in place by what was written: PostgreSQL 15"
                                    + " cannot tell what was written, 16 can.");
            assertThat(log.messages()).isEmpty();
            assertThat(SoundnessRun.play(old, ROUNDS, System.nanoTime()).differences())
                    .isEmpty();
        } finally {
            prepared.forEach(Databases::close);
        }
    }
}
