package dev.concordat.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.concordat.pact.PactFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

class ContractRunsTests {

    private static final String HERE = "dev.concordat.consumer.ContractRunsTests$";

    @TempDir
    private Path folder;

    @Test
    void testsWhenTheyDisagreeFailTheLaterOneNamingBoth() {
        ContractRun run = ContractRun.of(folder, DisagreeingTestCases.class);

        assertThat(run.status("first")).isEqualTo(SUCCESSFUL);
        assertThat(run.failure("second")).hasMessage("""
                        'a request for one product' is declared twice with the same provider states ('product exists' {"id":10}) but with different content.
                        $.response.body.content.name is "Kettle" in '%1$sDisagreeingTestCases#first' and "Pot" in '%1$sDisagreeingTestCases#second'.
                          Where: %1$sDisagreeingTestCases#first, %1$sDisagreeingTestCases#second, %2$s
                          Fix: make both the same, or give one of them a description or a provider state of its own; where one test no longer declares it, run that test as well.""".formatted(HERE, run.pact()));
        assertThat(run.pact()).doesNotExist();
    }

    @Test
    void runWhenItDisagreesWithAnEarlierOneFailsAndLeavesThePact() throws Exception {
        String before = ContractRun.of(folder, EarlierTestCases.class).json();

        ContractRun run = ContractRun.of(folder, LaterTestCases.class);

        assertThat(run.status("later")).isEqualTo(SUCCESSFUL);
        assertThat(run.failure("JUnit Jupiter").getCause()).hasMessage("""
                        'a request for one product' is declared twice with the same provider states ('product exists' {"id":10}) but with different content.
                        $.response.body.content.name is "Kettle" in '%1$sEarlierTestCases#earlier' and "Pot" in '%1$sLaterTestCases#later'.
                          Where: %1$sEarlierTestCases#earlier, %1$sLaterTestCases#later, %2$s
                          Fix: make both the same, or give one of them a description or a provider state of its own; where one test no longer declares it, run that test as well.""".formatted(HERE, run.pact()));
        assertThat(run.json()).isEqualTo(before);
    }

    @Test
    void runWhenAFailedTestPassesInItsRerunWritesWhatAllDescribed() {
        FlakyTestCases.failing = true;

        ContractRun run = ContractRun.inPortions(folder, FlakyTestCases.class, FlakyTestCases.class);

        assertThat(run.output()).contains(" stays as it was: 1 test of this contract failed (");
        assertThat(PactFile.read(run.pact()).interactions()).hasSize(2);
    }

    @Test
    void runWhenItComesInPortionsWritesWhatAllDescribed() {
        ContractRun run = ContractRun.inPortions(folder, EarlierTestCases.class, OtherTestCases.class);

        assertThat(run.allSucceed().output()).isEmpty();
        assertThat(PactFile.read(run.pact()).interactions()).hasSize(2);
    }

    @Test
    void runWhenATestIsGoneRemovesAndReportsWhatItDescribed() throws Exception {
        ContractRun before = ContractRun.of(folder, EarlierTestCases.class);
        String old = before.json().replace("EarlierTestCases#earlier", "EarlierTestCases#renamed");
        Files.writeString(before.pact(), old.replace("a request for one product", "a request of old"));

        ContractRun run = ContractRun.of(folder, LaterTestCases.class);

        assertThat(run.output())
                .isEqualTo("concordat: %s: removed 1 stale: 'a request of old' by [%sEarlierTestCases#renamed]%n"
                        .formatted(run.pact(), HERE));
        assertThat(PactFile.read(run.pact()).interactions()).hasSize(1);
    }

    @Test
    void classWhenPactsCannotBeWrittenFailsBeforeItsFirstTest() throws Exception {
        Path file = Files.writeString(folder.resolve("pacts"), "a file");

        ContractRun run = ContractRun.of(file, EarlierTestCases.class);

        assertThat(run.failure("ContractRunsTests$EarlierTestCases")).hasMessage("""
                        The pacts cannot be written: a file stands where their folder should be.
                          Where: %s
                          Fix: make the folder writable, or name another one with the system property 'pact.rootDir'.""".formatted(file));
        assertThat(file).hasContent("a file");
    }

    @Test
    void runWhenPactsAreReadOnlyFailsAndLeavesNothingBehind() throws Exception {
        Path pacts = readOnlyFolder();
        List<Path> before = content(pacts);

        ContractRun run = ContractRun.of(pacts, EarlierTestCases.class);

        assertThat(run.failure("ContractRunsTests$EarlierTestCases")).hasMessage("""
                        The pacts cannot be written: access is denied.
                          Where: %s
                          Fix: make the folder writable, or name another one with the system property 'pact.rootDir'.""".formatted(pacts));
        assertThat(content(pacts)).isEqualTo(before);
    }

    /** Permissions do not keep root from writing; the kernel's own folder does. */
    private Path readOnlyFolder() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            return Path.of("/sys/kernel");
        }
        Path pacts = Files.createDirectory(folder.resolve("pacts"));
        assertThat(pacts.toFile().setWritable(false)).isTrue();
        return pacts;
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void runWhenPactsCannotBeWrittenAtItsEndFails() throws Exception {
        SabotagingTestCases.pacts = folder.resolve("pacts");

        ContractRun run = ContractRun.of(SabotagingTestCases.pacts, SabotagingTestCases.class);

        assertThat(run.status("sabotages")).isEqualTo(SUCCESSFUL);
        assertThat(run.failure("JUnit Jupiter").getCause()).hasMessage("""
                        The pacts cannot be written: a file stands where their folder should be.
                          Where: %s
                          Fix: make the folder writable, or name another one with the system property 'pact.rootDir'.""".formatted(run.pact()));
        assertThat(SabotagingTestCases.pacts).hasContent("a file");
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class SabotagingTestCases {

        private static Path pacts = Path.of("");

        @Test
        void sabotages(ProviderMock catalog) throws Exception {
            one(catalog, "Kettle");
            Files.delete(pacts);
            Files.writeString(pacts, "a file");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class DisagreeingTestCases {

        @Test
        @Order(1)
        void first(ProviderMock catalog) {
            one(catalog, "Kettle");
        }

        @Test
        @Order(2)
        void second(ProviderMock catalog) {
            one(catalog, "Pot");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class EarlierTestCases {

        @Test
        void earlier(ProviderMock catalog) {
            one(catalog, "Kettle");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class OtherTestCases {

        @Test
        void other(ProviderMock catalog) {
            catalog.uponReceiving("the list").get("/products").willRespondWith(200);
            Client.get(catalog.url() + "/products");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class FlakyTestCases {

        private static boolean failing;

        @Test
        void flaky(ProviderMock catalog) {
            one(catalog, "Kettle");
            boolean fails = failing;
            failing = false;
            assertThat(fails).isFalse();
        }

        @Test
        void stable(ProviderMock catalog) {
            catalog.uponReceiving("the list").get("/products").willRespondWith(200);
            Client.get(catalog.url() + "/products");
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    static class LaterTestCases {

        @Test
        void later(ProviderMock catalog) {
            one(catalog, "Pot");
        }
    }

    private static void one(ProviderMock catalog, String name) {
        catalog.given("product exists", Map.of("id", 10))
                .uponReceiving("a request for one product")
                .get("/products/10")
                .willRespondWith(200, body -> body.stringType("name", name));
        Client.get(catalog.url() + "/products/10");
    }
}
