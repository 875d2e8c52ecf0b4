package dev.concordat.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.concordat.ConcordatException;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationReportsTests {

    @TempDir
    private Path module;

    @Test
    void readAllWhenReportWasWrittenHasItWhole() {
        VerificationReport report = new VerificationReport(
                "catalog",
                List.of("main 8", "audit 2"),
                Instant.parse("2026-11-20T08:00:00.123456Z"),
                1234,
                List.of(
                        outcome(Status.VERIFIED, ""),
                        outcome(Status.ERROR, "Größe \"x\" <b>\n\u001B[0m\u0000 \uD83D\uDE00"),
                        outcome(
                                Status.FAILED,
                                "",
                                new Mismatch("body", "$.name", "\"Kettle\"", "", "type", "Expected 'Kettle'"),
                                new Mismatch("status", "", "200", "500", "equality", "")),
                        outcome(Status.PENDING, "Not run: provider state 'x' is not declared.")),
                List.of(
                        new VerifiedPact("pacts/storefront-catalog.json", "storefront", List.of(), false, ""),
                        new VerifiedPact(
                                "http://broker/pacts/provider/catalog/consumer/storefront/pact-version/1",
                                "storefront",
                                List.of("latest version from the main branch 'main' (7)"),
                                true,
                                "http://broker/result/9")));

        VerificationReports.write(module, report);

        assertThat(VerificationReports.readAll(module)).containsExactly(report);
    }

    @Test
    void writeWhenProviderWasWrittenBeforeReplacesItsReport() {
        VerificationReports.write(module, report("catalog", 1));
        VerificationReports.write(module, report("stock", 2));
        VerificationReports.write(module, report("catalog", 3));

        assertThat(VerificationReports.readAll(module))
                .extracting(VerificationReport::provider, VerificationReport::millis)
                .containsExactly(tuple("catalog", 3L), tuple("stock", 2L));
        assertThat(module.resolve("target/concordat")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writeWhenNameHasSlashesStaysInTheFolder() {
        Path file = VerificationReports.write(module, report("../../catalog v2", 1));

        assertThat(file).isEqualTo(module.resolve("target/concordat/verification-.._.._catalog_v2.json"));
        assertThat(VerificationReports.readAll(module))
                .extracting(VerificationReport::provider)
                .containsExactly("../../catalog v2");
    }

    @Test
    void readAllWhenNothingWasWrittenIsEmpty() {
        assertThat(VerificationReports.readAll(module)).isEmpty();
    }

    @Test
    void clearWhenReportsLieThereRemovesThemAlone() throws IOException {
        VerificationReports.write(module, report("catalog", 1));
        Path other = Files.writeString(module.resolve("target/concordat/report.html"), "");

        VerificationReports.clear(module);

        assertThat(VerificationReports.readAll(module)).isEmpty();
        assertThat(other).exists();
    }

    @Test
    void clearWhenNothingWasWrittenDoesNothing() {
        VerificationReports.clear(module);

        assertThat(module).isEmptyDirectory();
    }

    @Test
    void readAllWhenAReportIsBrokenNamesIt() throws IOException {
        Path file = VerificationReports.write(module, report("catalog", 1));
        Files.writeString(file, "{\"provider\": \"catalog\"}");

        assertThatExceptionOfType(ConcordatException.class)
                .isThrownBy(() -> VerificationReports.readAll(module))
                .withMessage("""
                        'verification-catalog.json' is not a verification report: 'schemaVersion' is missing
                          Where: %s
                          Fix: run the provider's verification again.""".formatted(file));
    }

    private static VerificationReport report(String provider, long millis) {
        return new VerificationReport(provider, List.of(), Instant.EPOCH, millis, List.of(), List.of());
    }

    private static InteractionOutcome outcome(Status status, String error, Mismatch... mismatches) {
        return new InteractionOutcome(
                "storefront",
                "pacts/storefront-catalog.json",
                "one product",
                List.of("product exists {id=10}"),
                "http",
                status,
                List.of(mismatches),
                error,
                12);
    }
}
