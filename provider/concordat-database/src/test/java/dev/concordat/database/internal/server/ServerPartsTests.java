package dev.concordat.database.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ServerPartsTests {

    @Nested
    class JdbcUrls {

        @Test
        void parseWhenUrlHasParametersKeepsThemForADatabaseBesideIt() {
            JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://one:1,two:2/shop?sslmode=require&user=me&password=a%20b")
                    .orElseThrow();

            assertThat(url.database()).isEqualTo("shop");
            assertThat(url.parameter("password")).contains("a b");
            assertThat(url.withoutCredentials().withDatabase("shop two"))
                    .hasToString("jdbc:postgresql://one:1,two:2/shop%20two?sslmode=require");
        }

        @Test
        void parseWhenUrlNamesNoHostMeansLocalhost() {
            assertThat(JdbcUrl.parse("jdbc:postgresql:shop").orElseThrow().withDatabase("other"))
                    .hasToString("jdbc:postgresql:other");
        }

        @Test
        void parseWhenUrlIsOfAnotherDatabaseIsEmpty() {
            assertThat(JdbcUrl.parse("jdbc:mysql://localhost/shop")).isEqualTo(Optional.empty());
            assertThat(JdbcUrl.parse("jdbc:postgresql://localhost/")).isEqualTo(Optional.empty());
        }
    }

    @Nested
    class Identifiers {

        @Test
        void quoteWhenNameHoldsQuotesDoublesThem() {
            assertThat(SqlIdentifier.quote("a\"; drop table b; --")).isEqualTo("\"a\"\"; drop table b; --\"");
        }

        @Test
        void literalWhenTextHoldsQuotesAndBackslashesEscapesThem() {
            assertThat(SqlIdentifier.literal("it's")).isEqualTo("'it''s'");
            assertThat(SqlIdentifier.literal("a\\'b")).isEqualTo("E'a\\\\''b'");
        }
    }

    @Nested
    class Names {

        @Test
        void templateWhenNameIsShortStandsBesideIt() {
            assertThat(DatabaseNames.template("shop")).isEqualTo("shop_concordat_template");
        }

        @Test
        void templateWhenNameIsLongStaysWithinPostgresLimitAndApart() {
            String one = DatabaseNames.template("é".repeat(30) + "1");
            String two = DatabaseNames.template("é".repeat(30) + "2");

            assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
            assertThat(one).isNotEqualTo(two).endsWith("_concordat_template");
        }
    }

    @Nested
    class Platforms {

        @Test
        void ofWhenSystemIsKnownNamesArtifactAndArchive() {
            assertThat(Platform.of("Linux", "amd64"))
                    .isEqualTo(new Platform("linux-amd64", "postgres-linux-x86_64.txz"));
            assertThat(Platform.of("Linux", "aarch64"))
                    .isEqualTo(new Platform("linux-arm64v8", "postgres-linux-arm_64.txz"));
            assertThat(Platform.of("Mac OS X", "x86_64"))
                    .isEqualTo(new Platform("darwin-amd64", "postgres-darwin-x86_64.txz"));
            assertThat(Platform.of("Mac OS X", "aarch64"))
                    .isEqualTo(new Platform("darwin-arm64v8", "postgres-darwin-arm_64.txz"));
            assertThat(Platform.of("Windows 11", "amd64"))
                    .isEqualTo(new Platform("windows-amd64", "postgres-windows-x86_64.txz"));
        }
    }
}
