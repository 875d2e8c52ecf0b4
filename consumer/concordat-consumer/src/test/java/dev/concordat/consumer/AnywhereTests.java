package dev.concordat.consumer;

import static au.com.dius.pact.consumer.dsl.Matchers.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same tests leave the same bytes behind in any time zone and locale. */
class AnywhereTests {

    private static final List<List<String>> PLACES = List.of(
            List.of("-Duser.timezone=Asia/Kolkata", "-Duser.language=tr", "-Duser.country=TR"),
            List.of("-Duser.timezone=Pacific/Auckland", "-Duser.language=ar", "-Duser.country=EG"),
            List.of(
                    "-Duser.timezone=America/Los_Angeles",
                    "-Duser.language=th",
                    "-Duser.country=TH",
                    "-Dfile.encoding=ISO-8859-1"));

    @Test
    void pactWhenWrittenAnywhereHasTheSameBytes(@TempDir Path root) throws Exception {
        byte[] here = Files.readAllBytes(ContractRun.of(root.resolve("here"), AnywhereTestCases.class)
                .allSucceed()
                .pact());
        Map<Path, Process> forks = new LinkedHashMap<>();
        for (List<String> place : PLACES) {
            Path folder = root.resolve("pacts-" + forks.size());
            forks.put(folder, fork(place, folder));
        }
        for (Map.Entry<Path, Process> fork : forks.entrySet()) {
            assertThat(fork.getValue().waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(fork.getValue().exitValue())
                    .as(Files.readString(log(fork.getKey())))
                    .isZero();
        }

        assertThat(forks.keySet())
                .allSatisfy(folder ->
                        assertThat(folder.resolve("storefront-catalog.json")).hasBinaryContent(here));
        assertThat(new String(here, StandardCharsets.UTF_8))
                .contains("\"day\": \"1970-01-01\"", "\"month\": \"1 Jan 1970\"", "\"name\": \"Crème brûlée\"");
    }

    private static Process fork(List<String> place, Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(place);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName(), folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile())
                .start();
    }

    private static Path log(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** What each process does. */
    static final class Fork {

        private Fork() {}

        public static void main(String[] arguments) {
            ContractRun.of(Path.of(arguments[0]), AnywhereTestCases.class).allSucceed();
            System.exit(0);
        }
    }

    @ConsumerContract(consumer = "storefront", provider = "catalog")
    @SuppressWarnings("JavaUtilDate") // the DSL has these overloads, and they depend on the time zone
    static class AnywhereTestCases {

        private static final Date EPOCH = new Date(0);

        @Test
        @SuppressWarnings("deprecation")
        void dates(ProviderMock catalog) {
            catalog.given("it is day", Map.of("at", Instant.EPOCH))
                    .uponReceiving("the dates")
                    .method("options", "/dates")
                    .header("X-Since", timestamp("yyyy-MM-dd HH:mm", null))
                    .willRespondWith(
                            200,
                            body -> body.date("day", "yyyy-MM-dd", EPOCH)
                                    .date("month", "d MMM yyyy", EPOCH)
                                    .time("hour", "HH:mm", EPOCH)
                                    .datetime("instant", "yyyy-MM-dd'T'HH:mm:ss", Instant.EPOCH)
                                    .datetime("zoned", "EEEE yyyy-MM-dd HH:mm Z", EPOCH)
                                    .date("anyDay")
                                    .time("anyHour")
                                    .datetime("anyInstant")
                                    .datetime("anyFormatted", "d MMMM yyyy HH:mm")
                                    .decimalType("price", 49.5)
                                    .stringType("name", "Crème brûlée"));

            Client.send("OPTIONS", catalog.url() + "/dates", "", "X-Since", "2000-01-31 13:00");
        }
    }
}
