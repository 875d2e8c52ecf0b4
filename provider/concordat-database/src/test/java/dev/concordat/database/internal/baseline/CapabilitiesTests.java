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
        "18, superuser creates walinspect replica, WAL",
        "16, superuser creates walinspect replica, WAL",
        "15, superuser creates walinspect replica, CLONE",
        "18, superuser creates replica, CLONE",
        "18, creates walinspect, CLONE",
        "18, walinspect replica, TABLES",
        "18, walinspect, RELOAD"
    })
    void wayWhenNoneIsAskedForIsTheBestThatIsOpen(int version, String rights, Reset way) {
        assertThat(capabilities(version, rights).way(settings("auto"))).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({
        "wal, 15, superuser walinspect, 'PostgreSQL 15 cannot tell what was written, 16 can'",
        "wal, 18, walinspect, its user is no superuser",
        "wal, 18, superuser, the extension pg_walinspect is not installed on the server",
        "clone, 18, walinspect, its user may not make databases",
        "tables, 18, walinspect, its user may not set session_replication_role"
    })
    void wayWhenTheOneAskedForIsClosedSaysWhy(String way, int version, String rights, String reason) {
        Capabilities capabilities = capabilities(version, rights);

        assertThatThrownBy(() -> capabilities.way(settings(way))).hasMessage("""
                Database 'shop' cannot be reset by '%s': %s.
                  Where: concordat.yml:2
                  Fix: remove 'databases.shop.reset': the best way there is will be taken.""".formatted(way, reason));
    }

    @Test
    void wayWhenALesserOneIsAskedForIsThatOne() {
        assertThat(capabilities(18, "superuser creates walinspect replica").way(settings("reload")))
                .isEqualTo(Reset.RELOAD);
    }

    private static Capabilities capabilities(int version, String rights) {
        return new Capabilities(
                version,
                rights.contains("superuser"),
                rights.contains("creates"),
                rights.contains("walinspect"),
                rights.contains("replica"));
    }

    private static DatabaseSettings settings(String way) {
        String yaml = "databases:\n  shop: {reset: " + way + "}\n";
        return DatabaseSettings.all(Settings.of(
                        YamlDocument.read(Settings.FILE, new StringReader(yaml)).asMapping(Settings.FILE)))
                .get(0);
    }
}
