package dev.concordat.database.internal.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.settings.DatabaseSettings.Reset;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilitiesTests {

    @ParameterizedTest
    @CsvSource({
        "18, true, true, true, true, WAL",
        "16, true, true, true, true, WAL",
        "15, true, true, true, true, CLONE",
        "18, true, true, false, true, CLONE",
        "18, false, true, true, false, CLONE",
        "18, false, false, true, true, TABLES",
        "18, false, false, true, false, RELOAD"
    })
    void wayWhenNoneIsAskedForIsTheBestThatIsOpen(
            int version, boolean superuser, boolean creates, boolean walinspect, boolean replica, Reset way) {
        Capabilities capabilities = new Capabilities(version, superuser, creates, walinspect, replica);

        assertThat(capabilities.way(settings("auto"))).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wal    | 15 | true  | true  | true  | PostgreSQL 15 cannot tell what was written, 16 can
            wal    | 18 | false | true  | true  | its user is no superuser
            wal    | 18 | true  | true  | false | the extension pg_walinspect is not installed on the server
            clone  | 18 | false | false | true  | its user may not make databases
            tables | 18 | false | false | true  | its user may not set session_replication_role""")
    void wayWhenTheOneAskedForIsClosedSaysWhy(
            String way, int version, boolean superuser, boolean creates, boolean walinspect, String reason) {
        Capabilities capabilities = new Capabilities(version, superuser, creates, walinspect, superuser);

        assertThatThrownBy(() -> capabilities.way(settings(way))).hasMessage("""
                Database 'shop' cannot be reset by '%s': %s.
                  Where: concordat.yml:2
                  Fix: remove 'databases.shop.reset': the best way there is will be taken.""".formatted(way, reason));
    }

    @Test
    void wayWhenALesserOneIsAskedForIsThatOne() {
        assertThat(new Capabilities(18, true, true, true, true).way(settings("reload")))
                .isEqualTo(Reset.RELOAD);
    }

    private static DatabaseSettings settings(String way) {
        String yaml = "databases:\n  shop: {reset: " + way + "}\n";
        return DatabaseSettings.all(Settings.of(
                        YamlDocument.read(Settings.FILE, new StringReader(yaml)).asMapping(Settings.FILE)))
                .get(0);
    }
}
