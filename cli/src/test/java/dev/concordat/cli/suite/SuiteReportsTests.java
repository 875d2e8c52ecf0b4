package dev.concordat.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SuiteReportsTests {

    private static final ZoneId ZONE = ZoneOffset.UTC;

    @Nested
    class Page {

        @Test
        void textWhenBrokenIsTheGoldenPage() throws IOException {
            assertThat(body(new HtmlReport(Results.broken(), ZONE).text())).isEqualTo(golden("broken.html"));
        }

        @Test
        void textWhenAPactHoldsMarkupEscapesIt() {
            String page = new HtmlReport(Results.broken(), ZONE).text();

            assertThat(page)
                    .contains("an order &lt;script&gt;alert(1)&lt;/script&gt;")
                    .contains("&quot;error&quot;: &quot;&lt;b&gt;&quot;")
                    .contains("Nobody verifies &lt;it&gt;.")
                    .doesNotContain("<script", "\u001B");
        }

        @Test
        void textWhenOpenedNeedsNothingFromElsewhere() {
            String page = new HtmlReport(Results.broken(), ZONE).text();

            assertThat(page)
                    .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                    .doesNotContain("http:", "https:", "url(", "@import", "src=");
        }

        @Test
        void textWhenInteractionFailedIsOpenAndFirst() {
            String page = new HtmlReport(Results.broken(), ZONE).text();

            assertThat(page)
                    .containsSubsequence(
                            "<details class=\"interaction bad\" open>",
                            "an order &lt;script&gt;",
                            "<details class=\"interaction open\" open>",
                            "an order&#39;s history",
                            "<details class=\"interaction good\">",
                            "a search for");
        }

        @Test
        void textWhenNothingWasFoundSaysSo() {
            SuiteResult nothing = new SuiteResult(
                    Path.of("/shop"), Instant.EPOCH, Duration.ZERO, List.of(), List.of(), List.of(), List.of());

            assertThat(new HtmlReport(nothing, ZONE).text())
                    .contains("<h1>Not verified</h1>")
                    .doesNotContain("The network", "The contracts", "What was run");
        }

        @Test
        void textWhenLocaleIsAnotherIsTheSame() {
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                assertThat(body(new HtmlReport(Results.broken(), ZONE).text())).isEqualTo(golden("broken.html"));
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                Locale.setDefault(before);
            }
        }

        /** The style is looked at, not compared. */
        private String body(String page) {
            return page.substring(page.indexOf("<body>"));
        }
    }

    @Nested
    class Json {

        @Test
        void textWhenBrokenIsTheGoldenDocument() throws IOException {
            assertThat(new JsonReport(Results.broken()).text()).isEqualTo(golden("broken.json"));
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = SuiteReportsTests.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
